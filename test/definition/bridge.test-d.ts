// Checked by tsc: the types of arguments that follow from a definition. What must not compile is marked, and a mark that
// is not needed is an error.
import { type ActionsOf, type ArgumentsOf, defineBridge, type ItemsOf } from '../../src/definition/index.js';
import type { right } from './right.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = { [Name in keyof T]: T[Name] };
type Actions = (typeof right)['actions'];
type Items = (typeof right)['items'];

export const same: [
  Same<ActionsOf<typeof right>, 'dial' | 'say' | 'logIn' | 'setField'>,
  Same<ItemsOf<typeof right>, 'status' | 'line' | 'calls'>,
  Same<ItemsOf<Omit<typeof right, 'items'>>, never>,
  Same<
    Flat<ArgumentsOf<Actions['dial']>>,
    { readonly number: string; readonly account?: number; readonly urgent?: boolean }
  >,
  Same<Flat<ArgumentsOf<Actions['say']>>, { readonly text: string; readonly mode?: 'loud' | 'soft' }>,
  Same<
    Flat<ArgumentsOf<Actions['logIn']>>,
    { readonly password: string; readonly tones?: string; readonly file?: string }
  >,
  Same<Flat<ArgumentsOf<Items['line']>>, { readonly line?: number; readonly part?: string }>,
] = [true, true, true, true, true, true, true];

interface Kinds {
  parameters: {
    zoom: { kind: 'decimal'; minimum: 0; maximum: 1 };
    mode: { kind: 'choice'; choices: readonly ['fit', { name: 'single'; sends: 'single page' }] };
    files: { kind: 'paths'; optional: true };
    address: { kind: 'url' };
  };
}
export const kinds: Same<
  Flat<ArgumentsOf<Kinds>>,
  { zoom: number; mode: 'fit' | 'single'; address: string; files?: string | readonly string[] }
> = true;

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
  defineBridge({ ...head, actions: {}, items: { it: { summary: 'It is.', item: ['It'] } } }),
  // @ts-expect-error a value is text or a table
  defineBridge({ ...head, actions: {}, items: { it: { summary: 'It is.', item: ['It'], value: 'picture' } } }),
  // @ts-expect-error a poke has an item
  defineBridge({ ...head, actions: { go: { summary: 'x', bindings: { dde: { poke: ['1'] } } } } }),
  // @ts-expect-error no such transport
  defineBridge({ ...head, actions: { go: { summary: 'x', bindings: { fax: {} } } } }),
];
