// Checked by tsc: the types of arguments that follow from a definition. What must not compile is marked, and a mark that
// is not needed is an error.
import { type ActionsOf, type ArgumentsOf, defineBridge } from '../../src/definition/index.js';
import type { right } from './right.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [Name in keyof T]: T[Name] };
type Actions = (typeof right)['actions'];

export const same: [
  Same<ActionsOf<typeof right>, 'dial' | 'say' | 'logIn'>,
  Same<
    Flat<ArgumentsOf<Actions['dial']>>,
    { readonly number: string; readonly account?: number; readonly urgent?: boolean }
  >,
  Same<Flat<ArgumentsOf<Actions['say']>>, { readonly text: string; readonly mode?: 'loud' | 'soft' }>,
  Same<
    Flat<ArgumentsOf<Actions['logIn']>>,
    { readonly password: string; readonly tones?: string; readonly file?: string }
  >,
] = [true, true, true, true];

const action = { summary: 'Does it.', bindings: { exe: { arguments: ['x'] } } } as const;
const head = { name: 'x', title: 'X', summary: 'Drives X.' } as const;

export const typed = [
  defineBridge({ ...head, actions: { go: action } }),
  // @ts-expect-error a bridge has a name
  defineBridge({ title: 'X', summary: 'Drives X.', actions: { go: action } }),
  // @ts-expect-error no such kind
  defineBridge({ ...head, actions: { go: { ...action, parameters: { it: { kind: 'fax' } } } } }),
  // @ts-expect-error a whole number has a range
  defineBridge({ ...head, actions: { go: { ...action, parameters: { it: { kind: 'integer' } } } } }),
  // @ts-expect-error no such transport
  defineBridge({ ...head, actions: { go: { summary: 'x', bindings: { fax: {} } } } }),
];
