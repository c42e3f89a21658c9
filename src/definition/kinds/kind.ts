import type { z } from 'zod';
import type { Rule } from '../forms/index.js';

/**
 * The library of schemas. Kinds are given it, and import nothing of it but types: commands that check no definition do
 * without it, as it takes longer to load than all they do.
 */
export type Zod = typeof z;

/** What there is to know of a parameter kind. */
export interface Kind<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Given extends HowGiven = HowGiven,
  Value extends ValueType = ValueType,
> {
  readonly name: Name;
  /** What a definition can say of a parameter of this kind. */
  schema(zod: Zod): Schema;
  /** What the parameter accepts. By the form of this rule, each target checks values, and completion knows words. */
  rule(parameter: DefinitionOf<Schema>): Rule;
  /** What is wrong with a definition beyond its shape, such as limits that contradict each other. */
  problems?(parameter: DefinitionOf<Schema>): readonly KindProblem[];
  readonly given: Given;
  /** The type of its values in TypeScript; never there but for the compiler. */
  readonly value?: Value;
  /** What a shell completes a value by, beside the words of a choice. */
  readonly completedBy?: 'files';
  /** Whether it is a number, which stands without quotes where texts have them. */
  readonly isNumber?: true;
  /** Whether it is a list, each of whose values is written by itself. */
  readonly isList?: true;
  /**
   * Whether PowerShell takes it from the pipeline as it is. A number or a word there says little of what it is meant for;
   * of a list, each would be taken by itself.
   */
  readonly isPiped: boolean;
}

/**
 * How a caller gives it: as a `word`, by its place or by its name; as a `switch`, which is there or is not; or as a
 * `secret`, from a variable or a prompt, and never on a command line.
 */
export type HowGiven = 'word' | 'switch' | 'secret';

/** A problem, and under which key of the parameter it is. */
export interface KindProblem {
  readonly key?: string;
  readonly message: string;
}

/**
 * A type that may depend on the definition of the parameter, which is `this['parameter']`: TypeScript has no generic types
 * as arguments.
 */
export interface ValueType {
  readonly parameter: unknown;
  readonly type: unknown;
}

/** That type for one parameter. */
export type ValueFor<Value extends ValueType, Parameter> = (Value & { readonly parameter: Parameter })['type'];

/** A type that does not depend on it. */
export interface Always<Type> extends ValueType {
  readonly type: Type;
}

/** What a definition says of a parameter, by the schema of its kind. Types inferred from a schema are mutable; a definition is not meant to be. */
export type DefinitionOf<Schema extends z.ZodType> = DeepReadonly<z.input<Schema>>;

export type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** Declares a kind whose values are of a type: `kindOf<Always<string>>()({ … })`. */
export function defineKind<Value extends ValueType>() {
  return <const Name extends string, Schema extends z.ZodType, const Given extends HowGiven>(
    kind: Kind<Name, Schema, Given, Value>,
  ): Kind<Name, Schema, Given, Value> => kind;
}
