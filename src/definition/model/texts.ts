import { z } from 'zod';
import * as parts from '../kinds/parts.js';

/** The texts that stand in many places of a definition. */

export const summary = parts.summary(z);
export const uriScheme = parts.uriScheme(z);

export const camelCase = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be camelCase: a lower-case letter, then letters and digits, 40 at most');
export const singleLine = z
  .string()
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'must be a single line without control characters, and not empty');

export const word = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .max(40);

export const registryKey = z
  .string()
  .regex(/^HK(CU|LM)\\[^\r\n"]+[^\\\r\n"]$/, 'must start with HKCU\\ or HKLM\\ and not end in a backslash');

export const description = z.string().max(4000).describe('More than the summary: when to use it, what happens.');
export const noun = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]{0,39}$/, 'must be PascalCase')
  .describe("The PowerShell noun, without the bridge's prefix.");
