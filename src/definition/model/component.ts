import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { singleLine } from './texts.js';

export const componentSchema = z
  .strictObject({
    progId: z
      .string()
      .max(39)
      .regex(/^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*$/, 'must be letters, digits and dots, a letter first')
      .describe('What scripts call it: CreateObject("DDEClient").'),
    classId: z
      .string()
      .regex(/^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/, 'must be a GUID in braces and capitals')
      .describe('Its class identifier (CLSID), which no other component has.'),
    services: z
      .array(singleLine.max(255).regex(/^[^;]*$/, 'must not hold a semicolon'))
      .optional()
      .describe("DDE services that it speaks to beside the bridge's own."),
  })
  .describe('A COM component by which scripts that know nothing of this bridge speak DDE to the application.');

export type ComponentDefinition = DeepReadonly<z.input<typeof componentSchema>>;
