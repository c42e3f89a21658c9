import type { KindNamed, ParameterKind } from './kinds/index.js';
import type { ValueFor, ValueType } from './kinds/kind.js';
import type { BridgeDefinition } from './schema.js';

/** A checked definition of one application. Made only by `defineBridge`, `loadBridge` or `parseBridge`. */
export interface Bridge<D extends BridgeDefinition = BridgeDefinition> {
  readonly definition: D;
}

type Parameters<A> = A extends { parameters: infer P } ? P : Record<never, never>;

type KindOf<P> = P extends { kind: infer Name extends ParameterKind } ? KindNamed<Name> : never;

type ValueOf<P> = KindOf<P> extends { readonly value?: infer Value extends ValueType } ? ValueFor<Value, P> : never;

type MayBeLeftOut<P> = KindOf<P>['given'] extends 'switch'
  ? true
  : P extends { optional: true } | { default: string | number }
    ? true
    : false;

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
