import { choice } from './choice.js';
import { decimal } from './decimal.js';
import { dtmf } from './dtmf.js';
import { flag } from './flag.js';
import { integer } from './integer.js';
import type { DefinitionOf } from './kind.js';
import { path } from './path.js';
import { paths } from './paths.js';
import { phoneNumber } from './phoneNumber.js';
import { secret } from './secret.js';
import { text } from './text.js';
import { url } from './url.js';

/** Every parameter kind, in the order of the published schema. */
export const kinds = [phoneNumber, dtmf, text, integer, decimal, choice, flag, path, paths, url, secret] as const;

export type AnyKind = (typeof kinds)[number];
export type ParameterKind = AnyKind['name'];
export type ParameterDefinition = { [Name in ParameterKind]: DefinitionOf<SchemaOf<KindNamed<Name>>> }[ParameterKind];

/** The kind of a name. */
export type KindNamed<Name extends ParameterKind> = Extract<AnyKind, { readonly name: Name }>;
/** The schema of a kind. */
export type SchemaOf<K extends AnyKind> = ReturnType<K['schema']>;
