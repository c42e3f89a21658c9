import type { Bridge } from '../../definition/bridge.js';
import { sentText } from '../../definition/forms/values.js';
import { quoteArgument } from '../../definition/resolve/commandline.js';
import type { LinksDefinition } from '../../definition/schema.js';
import { type ScriptAction, type ScriptArgument, type ScriptPiece, scriptAction } from '../model.js';

/** An argument of the program, to be joined of these, and quoted. */
export interface LinkArgument {
  readonly quote: boolean;
  readonly run: readonly { readonly isLiteral: boolean; readonly text: string }[];
}

/** The arguments of the program for a link, which gives the action's one value and nothing else. */
export function linkArguments(bridge: Bridge, links: LinksDefinition): LinkArgument[] {
  const action = scriptAction(bridge, links.action, ['exe']);
  return action.bindings.flatMap((binding) => binding.arguments ?? []).flatMap((one) => settled(one, action, links));
}

function settled(argument: ScriptArgument, action: ScriptAction, links: LinksDefinition): LinkArgument[] {
  if ('when' in argument) {
    const given = argument.when === links.value || fallback(action, argument.when) !== undefined;
    return (given ? argument.write : argument.otherwise).flatMap((one) => settled(one, action, links));
  }
  // Nobody gives a list, and it has no default.
  if ('list' in argument) return [];
  const run = argument.run.map((piece) => settledPiece(piece, action, links));
  if (run.some(({ isLiteral }) => !isLiteral)) return [{ quote: argument.quote, run }];
  const text = run.map((piece) => piece.text).join('');
  return [{ quote: false, run: [{ isLiteral: true, text: argument.quote ? quoteArgument(text) : text }] }];
}

function settledPiece(piece: ScriptPiece, action: ScriptAction, links: LinksDefinition): LinkArgument['run'][number] {
  if ('literal' in piece) return { isLiteral: true, text: piece.literal };
  if (piece.parameter === links.value) return { isLiteral: false, text: '' };
  return { isLiteral: true, text: fallback(action, piece.parameter) ?? '' };
}

/** What is sent for a parameter that nobody gives. */
function fallback(action: ScriptAction, parameter: string): string | undefined {
  const found = action.parameters.find(({ name }) => name === parameter);
  return found?.default === undefined ? undefined : sentText(found.rule, found.default);
}
