import type { Bridge } from '../bridge.js';
import { checkContact, isContact, nameField } from '../contacts/contacts.js';
import { namesOf } from '../contacts/pagePieces.js';
import { isSecret, isSwitch, mayBeLeftOut } from '../kinds/kindOf.js';
import type {
  ActionDefinition,
  BridgeDefinition,
  PageDefinition,
  PageLinkDefinition,
  PagePiece,
  ParameterDefinition,
} from '../schema.js';
import type { Problem } from './problem.js';

/**
 * What is wrong with the page beyond its shape.
 *
 * @param actions those whose shape is right; what is said of others would only follow from what is wrong there.
 */
export function checkPage(bridge: BridgeDefinition, actions: ReadonlyMap<string, ActionDefinition>): Problem[] {
  const { page } = bridge;
  if (!page) return [];
  const problems = [
    ...fieldProblems(page),
    ...emptyProblems(page),
    ...Object.entries(page.links).flatMap(([name, link]) => linkProblems(bridge, page, actions, name, link)),
  ];
  return problems.length === 0 && actions.size === Object.keys(bridge.actions).length
    ? exampleProblems({ definition: bridge }, page)
    : problems;
}

function fieldProblems({ fields }: PageDefinition): Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const keys = ['page', 'fields', name];
    if (name === nameField) return [{ keys, message: 'is a field that every contact has.' }];
    if (isSecret(field)) return [{ keys, message: 'is a secret, which whoever has the page could read.' }];
    return isSwitch(field) ? [{ keys, message: 'is a flag, which has no text; use a choice.' }] : [];
  });
}

function emptyProblems({ links }: PageDefinition): Problem[] {
  const empty = Object.keys(links).length === 0;
  return empty ? [{ keys: ['page', 'links'], message: 'is empty: a page needs a link.' }] : [];
}

function linkProblems(
  bridge: BridgeDefinition,
  page: PageDefinition,
  actions: ReadonlyMap<string, ActionDefinition>,
  name: string,
  link: PageLinkDefinition,
): Problem[] {
  const keys = ['page', 'links', name];
  if (!Object.hasOwn(bridge.actions ?? {}, link.action)) {
    return [{ keys: [...keys, 'action'], message: `is "${link.action}", and the bridge has no such action.` }];
  }
  const action = actions.get(link.action);
  if (!action) return [];
  return [
    ...reachProblems([...keys, 'action'], link, action),
    ...argumentProblems([...keys, 'arguments'], link, action),
    ...Object.entries({ ...link.arguments }).flatMap(([parameter, pieces]) =>
      pieceProblems([...keys, 'arguments', parameter], page, pieces),
    ),
    ...pieceProblems([...keys, 'shows'], page, link.shows ?? []),
  ];
}

/** Browsers run the links of some schemes, or show what they hold as a page, instead of opening a program. */
const browsersOwn = ['javascript', 'vbscript', 'data', 'blob', 'about', 'file', 'http', 'https', 'ws', 'wss'];

function reachProblems(keys: readonly PropertyKey[], { action: name }: PageLinkDefinition, action: ActionDefinition) {
  const head = action.bindings.uri?.link[0];
  if (head === undefined) return [{ keys, message: `is "${name}", which does not go over uri.` }];
  const scheme = typeof head === 'string' ? head.slice(0, head.indexOf(':')) : '';
  const taken = browsersOwn.includes(scheme);
  return taken ? [{ keys, message: `is "${name}", whose links (${scheme}:) a browser keeps for itself.` }] : [];
}

function argumentProblems(keys: readonly PropertyKey[], link: PageLinkDefinition, action: ActionDefinition): Problem[] {
  const parameters: Readonly<Record<string, ParameterDefinition>> = action.parameters ?? {};
  const unknown = Object.keys(link.arguments).filter((name) => !Object.hasOwn(parameters, name));
  const missing = Object.entries(parameters).filter(
    ([name, parameter]) => !mayBeLeftOut(parameter) && !Object.hasOwn(link.arguments, name),
  );
  return [
    ...unknown.map((name) => ({ keys: [...keys, name], message: `is no parameter of ${link.action}.` })),
    ...missing.map(([name]) => ({ keys, message: `gives ${link.action} no ${name}, which it needs.` })),
  ];
}

function pieceProblems(keys: readonly PropertyKey[], page: PageDefinition, pieces: readonly PagePiece[]): Problem[] {
  return pieces.flatMap((piece, index) => {
    const unknown = namesOf(piece).find((name) => !Object.hasOwn(page.fields, name));
    if (unknown !== undefined) {
      return [{ keys: [...keys, index], message: `names "${unknown}", which is not a field of the page.` }];
    }
    return timesOf(piece)
      .filter((name) => !counts(page.fields[name]))
      .map((name) => ({
        keys: [...keys, index],
        message: `repeats "${name}" times, which is no integer from 0 to 99.`,
      }));
  });
}

function timesOf(piece: PagePiece): string[] {
  if (typeof piece === 'string') return [];
  if ('repeat' in piece) return [piece.times];
  return 'when' in piece ? [...piece.write, ...(piece.otherwise ?? [])].flatMap(timesOf) : [];
}

function counts(field: ParameterDefinition | undefined): boolean {
  return field?.kind === 'integer' && field.minimum >= 0 && field.maximum <= 99;
}

function exampleProblems(bridge: Bridge, page: PageDefinition): Problem[] {
  return page.example.flatMap((contact, index) => {
    const checked = checkContact(bridge, contact);
    if (isContact(checked)) return [];
    return checked.map((message) => ({ keys: ['page', 'example', index], message: `is no contact: ${message}.` }));
  });
}
