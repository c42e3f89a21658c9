import type { Bridge } from '../../definition/bridge.js';
import { sentText } from '../../definition/forms/values.js';
import { quoteArgument } from '../../definition/resolve/commandline.js';
import type { LinksDefinition } from '../../definition/schema.js';
import { type ScriptAction, scriptAction } from '../model/actions.js';
import { argumentsOf } from '../model/binding.js';
import { type CommandLinePart, commandLineOf, rulesByName } from '../model/commandLine.js';
import type { ScriptPiece } from '../model/pieces.js';

/** An argument of the program, to be joined of these, and quoted. */
export interface LinkArgument {
  readonly quote: boolean;
  readonly run: readonly { readonly isLiteral: boolean; readonly text: string }[];
}

/** The arguments of the program for a link, which gives the action's one value and nothing else. */
export function linkArguments(bridge: Bridge, links: LinksDefinition): LinkArgument[] {
  const action = scriptAction(bridge, links.action, ['exe']);
  const commandLine = commandLineOf(action.bindings.flatMap(argumentsOf), rulesByName(action.parameters));
  return commandLine.flatMap((part) => settled(part, action, links));
}

function settled(part: CommandLinePart, action: ScriptAction, links: LinksDefinition): LinkArgument[] {
  switch (part.form) {
    case 'condition': {
      const given = part.when === links.value || fallback(action, part.when) !== undefined;
      return (given ? part.write : part.otherwise).flatMap((one) => settled(one, action, links));
    }
    case 'list':
      // Nobody gives a list, and it has no default.
      return [];
    case 'single': {
      const run = part.pieces.map((piece) => settledPiece(piece, action, links));
      if (!part.mayNeedQuotes || run.some(({ isLiteral }) => !isLiteral)) return [{ quote: part.mayNeedQuotes, run }];
      const text = quoteArgument(run.map((piece) => piece.text).join(''));
      return [{ quote: false, run: [{ isLiteral: true, text }] }];
    }
  }
}

function settledPiece(piece: ScriptPiece, action: ScriptAction, links: LinksDefinition): LinkArgument['run'][number] {
  if (piece.form === 'literal') return { isLiteral: true, text: piece.text };
  if (piece.parameter === links.value) return { isLiteral: false, text: '' };
  return { isLiteral: true, text: fallback(action, piece.parameter) ?? '' };
}

/** What is sent for a parameter that nobody gives. */
function fallback(action: ScriptAction, parameter: string): string | undefined {
  const found = action.parameters.find(({ name }) => name === parameter);
  return found?.default === undefined ? undefined : sentText(found.rule, found.default);
}
