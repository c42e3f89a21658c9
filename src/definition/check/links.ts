import { mayBeLeftOut } from '../kinds/kindOf.js';
import { argumentList } from '../resolve/joinPieces.js';
import type { ActionDefinition, BridgeDefinition, LinksDefinition } from '../schema.js';
import { own } from './launcher.js';
import type { Problem } from './problem.js';

/**
 * What is wrong with the links beyond their shape.
 *
 * @param actions those whose shape is right; what is said of others would only follow from what is wrong there.
 */
export function checkLinks(bridge: BridgeDefinition, actions: ReadonlyMap<string, ActionDefinition>): Problem[] {
  const { links } = bridge;
  if (!links) return [];
  const action = actions.get(links.action);
  return [...schemeProblems(links), ...(action ? callProblems(links, action) : actionProblems(bridge, links))];
}

function schemeProblems({ schemes }: LinksDefinition): Problem[] {
  return schemes.flatMap((scheme, index) =>
    schemes.indexOf(scheme) === index
      ? []
      : [{ keys: ['links', 'schemes', index], message: `is "${scheme}", which is there already.` }],
  );
}

function actionProblems({ actions }: BridgeDefinition, { action }: LinksDefinition): Problem[] {
  if (Object.hasOwn(actions ?? {}, action)) return [];
  return [{ keys: ['links', 'action'], message: `is "${action}", and the bridge has no such action.` }];
}

function callProblems({ schemes, action: name, value }: LinksDefinition, action: ActionDefinition): Problem[] {
  const parameters = action.parameters ?? {};
  const taker = own(parameters, value);
  const at = (key: string, message: string): Problem[] => [{ keys: ['links', key], message }];
  if (taker?.kind !== 'phoneNumber')
    return at('value', `is "${value}", and ${name} takes no phone number of that name.`);
  const address = schemes.find((scheme) => scheme === 'sip' || scheme === 'sips');
  if (address !== undefined && !taker.addresses)
    return at('value', `is "${value}", which takes no addresses, as links of ${address}: hold.`);
  // What opens a link has nothing but the program: DDE needs a server, and a link could come back as another.
  if (!carries(action, value)) return at('action', `is "${name}", whose exe binding does not carry ${value}.`);
  const missing = Object.entries(parameters).filter(([other, one]) => other !== value && !mayBeLeftOut(one));
  return missing.map(([other]) => ({ keys: ['links'], message: `gives ${name} no ${other}, which it needs.` }));
}

/** Whether the program is given a value when nothing else is said. */
function carries({ bindings }: ActionDefinition, value: string): boolean {
  const sign = '\u0001';
  return argumentList(bindings.exe?.arguments ?? [], new Map([[value, sign]])).some((text) => text.includes(sign));
}
