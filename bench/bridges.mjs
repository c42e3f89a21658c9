// bridges.mjs: bridges of any size to measure with.

import { defineBridge } from '../dist/definition/index.js';
import { microsip } from '../dist/profiles/index.js';

/** A definition with so many actions, each like MicroSIP's dial: a number, an account, and all four transports. */
export function syntheticDefinition(count) {
  const { verb, noun, ...dial } = microsip.definition.actions.dial;
  const actions = Object.fromEntries(Array.from({ length: count }, (_, index) => [nameOf(index), { ...dial }]));
  // What names MicroSIP's own actions goes.
  const { launcher, page, links, component, ...definition } = microsip.definition;
  return { ...definition, name: 'synthetic', title: 'Synthetic', prefix: 'Synthetic', actions };
}

export function syntheticBridge(count) {
  return defineBridge(syntheticDefinition(count));
}

const verbs = ['dial', 'open', 'show', 'send', 'set', 'blink', 'start', 'callBack'];
const places = ['Desk', 'Hall', 'Door', 'FrontOffice', 'Lab'];

/** Names as people give them: of several words, beginning with words that PowerShell has verbs for and ones it has not. */
function nameOf(index) {
  return `${verbs[index % verbs.length]}${places[Math.floor(index / verbs.length) % places.length]}${index}`;
}
