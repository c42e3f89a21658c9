import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { singleLine } from './texts.js';

export const launcherNames = z
  .strictObject({
    file: singleLine.describe('The full path of an .ini file, with environment variables such as %APPDATA%.'),
    section: z
      .string()
      .regex(/^[A-Za-z][A-Za-z_]{0,39}$/, 'must be letters and _, the number left out')
      .describe('The section of number 1 is [Account1] when this is Account.'),
    key: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'must be letters, digits and _')
      .describe('The key of the name.'),
  })
  .describe('Where names that users know stand for the numbers: an .ini file, a section for each number.');

export type LauncherNames = DeepReadonly<z.input<typeof launcherNames>>;
