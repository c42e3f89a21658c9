import type { BridgeDefinition } from './schema.js';

/** A checked definition of one application. Made only by `defineBridge`, `loadBridge` or `parseBridge`. */
export interface Bridge<D extends BridgeDefinition = BridgeDefinition> {
  readonly definition: D;
}

type Parameters<A> = A extends { parameters: infer P } ? P : Record<never, never>;

type ValueOf<P> = P extends { kind: 'integer' | 'decimal' }
  ? number
  : P extends { kind: 'flag' }
    ? boolean
    : P extends { kind: 'choice'; choices: readonly (infer Choice)[] }
      ? NameOf<Choice>
      : P extends { kind: 'paths' }
        ? string | readonly string[]
        : string;

type NameOf<Choice> = Choice extends { name: infer Name } ? Name : Choice;

type MayBeLeftOut<P> = P extends { kind: 'flag' } | { optional: true } | { default: string | number } ? true : false;

/** The arguments of an action or an item, as its definition types them. */
export type ArgumentsOf<A> = {
  [Name in keyof Parameters<A> as MayBeLeftOut<Parameters<A>[Name]> extends true ? never : Name]: ValueOf<
    Parameters<A>[Name]
  >;
} & {
  [Name in keyof Parameters<A> as MayBeLeftOut<Parameters<A>[Name]> extends true ? Name : never]?: ValueOf<
    Parameters<A>[Name]
  >;
};

/** The names of a bridge's actions. */
export type ActionsOf<D extends BridgeDefinition> = Extract<keyof D['actions'], string>;

/** The names of a bridge's items. */
export type ItemsOf<D extends BridgeDefinition> = D extends { items?: infer Items }
  ? Extract<keyof NonNullable<Items>, string>
  : never;
