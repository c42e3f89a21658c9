import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { launcherNames } from './launcherNames.js';
import { launcherSettings } from './launcherSettings.js';
import { summary, word } from './texts.js';

const launched = {
  action: z.string().describe('The name of an action.'),
  value: z.string().optional().describe('The parameter of it that takes the value. None: it has no value.'),
};

export const launcherSchema = z
  .strictObject({
    name: word.describe('What it is called: desk-phone gives desk-phone.cmd and desk-phone.ps1.'),
    summary,
    flags: z
      .record(word, z.strictObject({ ...launched, summary: summary.optional() }))
      .describe('Flags by their names without hyphens: each carries out one action.'),
    default: z
      .strictObject({ ...launched, value: z.string().describe('The parameter of it that takes the word.') })
      .optional()
      .describe('What a word with no flag does.'),
    options: z
      .record(
        word,
        z.strictObject({
          parameter: z.string().describe('The parameter that takes the value, of every action that has it.'),
          summary: summary.optional(),
          names: launcherNames.optional(),
        }),
      )
      .optional()
      .describe('What may stand beside a flag.'),
    settings: launcherSettings.optional(),
  })
  .describe('One command for the application, with a flag for each of some actions.');

export type LauncherDefinition = DeepReadonly<z.input<typeof launcherSchema>>;
