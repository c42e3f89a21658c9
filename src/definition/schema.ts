import { z } from 'zod';
import type { DeepReadonly } from './kinds/kind.js';
import { transports } from './limits.js';
import { actionSchema } from './model/actions.js';
import { applicationSchema } from './model/application.js';
import { dwData } from './model/bindings.js';
import { componentSchema } from './model/component.js';
import { ddeSchema } from './model/dde.js';
import { itemSchema } from './model/items.js';
import { launcherSchema } from './model/launcher.js';
import { linksSchema } from './model/links.js';
import { pageSchema } from './model/page.js';
import { camelCase, singleLine, summary, uriScheme } from './model/texts.js';

/**
 * The model of a bridge, joined of its parts in model/ and of the parameter kinds in kinds/. The TypeScript types, the
 * checks on .json and .yaml files and the published JSON Schema all come from these declarations.
 */
export const bridgeSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, 40 at most'),
    title: singleLine.max(60).describe('The name people know, such as Desk Phone.'),
    summary,
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/, 'must be three numbers, such as 1.0.0')
      .optional(),
    prefix: z
      .string()
      .regex(/^[A-Z][A-Za-z0-9]{0,39}$/, 'must be PascalCase')
      .optional()
      .describe('The prefix of PowerShell nouns and the name of the module. The title, without spaces, when left out.'),
    application: applicationSchema.optional(),
    dde: ddeSchema.optional(),
    copydata: z
      .strictObject({ number: dwData.describe('dwData: what kind of data this is. An action may have another.') })
      .optional(),
    uri: z
      .strictObject({
        schemes: z.array(uriScheme).min(1),
      })
      .optional(),
    prefer: z
      .array(z.enum(transports))
      .min(1)
      .optional()
      .describe('The order of the automatic choice. What is not listed follows as dde, copydata, exe, uri.'),
    actions: z.record(camelCase, actionSchema),
    items: z.record(camelCase, itemSchema).optional().describe('What the application can be asked for over DDE.'),
    launcher: launcherSchema.optional(),
    component: componentSchema.optional(),
    page: pageSchema.optional(),
    links: linksSchema.optional(),
  })
  .describe('A bridge: how a Windows application is found, its actions, and its items.');

export type BridgeDefinition = DeepReadonly<z.input<typeof bridgeSchema>>;

export type { ParameterDefinition, ParameterKind } from './kinds/index.js';
export type { Transport } from './limits.js';
export type * from './model/actions.js';
export type * from './model/application.js';
export type * from './model/bindings.js';
export type * from './model/component.js';
export type * from './model/dde.js';
export type * from './model/items.js';
export type * from './model/launcher.js';
export type * from './model/launcherNames.js';
export type * from './model/launcherSettings.js';
export type * from './model/links.js';
export type * from './model/page.js';
export type * from './model/pieces.js';

/** The published JSON Schema (draft 2020-12) of .json and .yaml definitions. */
export function jsonSchema(): Record<string, unknown> {
  return {
    title: 'bridgesmith bridge',
    ...z.toJSONSchema(bridgeSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}
