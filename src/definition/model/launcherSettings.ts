import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { largestInteger } from '../limits.js';
import { launcherNames } from './launcherNames.js';
import { registryKey, singleLine, summary, word } from './texts.js';

const settingWord = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
const settingKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'must be letters, digits and _')
  .describe('The name of a section or a key.');
const settingText = z
  .string()
  .max(255)
  .regex(/^(?![\s"'])[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*(?<![\s"'])$/, 'must stand in an .ini file as it is');
const settingEdits = z
  .array(
    z.strictObject({
      section: settingKey,
      key: settingKey,
      value: settingText.optional().describe('What it becomes; the value of the flag when left out.'),
      removes: settingKey.optional().describe('A key of the section that goes when this one changes.'),
    }),
  )
  .min(1);

const settingValue = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('text'),
      maximumLength: z
        .int()
        .min(1)
        .max(2000)
        .optional()
        .describe('In the file, with the quotes it needs; 255 when left out.'),
      pattern: z
        .string()
        .optional()
        .describe('A regular expression for the whole value, of classes, groups and quantifiers only.'),
      expected: singleLine.optional().describe('What is expected, in words that finish the sentence "expected …".'),
    }),
    z.strictObject({
      kind: z.literal('integer'),
      minimum: z.int().min(0).max(largestInteger),
      maximum: z.int().min(0).max(largestInteger),
    }),
    z
      .strictObject({ kind: z.literal('secret'), maximumLength: z.int().min(1).max(2000) })
      .describe('A password. It may also come from standard input, a prompt or a variable.'),
  ])
  .describe('The values that a flag takes, besides its words.');

const settingFlag = z
  .strictObject({
    summary,
    value: settingValue.optional(),
    set: settingEdits.optional().describe('What the value sets.'),
    besides: z
      .strictObject({ flag: word, set: settingEdits })
      .optional()
      .describe('What it sets instead when that flag is given, too.'),
    words: z
      .array(z.strictObject({ words: z.array(settingWord).min(1), set: settingEdits }))
      .min(1)
      .optional()
      .describe('Words with a meaning of their own, whatever their case.'),
    otherwise: singleLine
      .optional()
      .describe('What is said of any other value, behind what is expected: what to use instead.'),
    alone: settingWord.optional().describe('The word that it stands for without a value.'),
  })
  .describe('A flag that changes settings.');

export const launcherSettings = z
  .strictObject({
    folder: singleLine.describe(
      'The folder of the settings file of an installed program, with environment variables. The file is called as the program, with .ini for .exe.',
    ),
    registry: z
      .array(z.strictObject({ key: registryKey, value: z.string().optional() }))
      .min(1)
      .describe(
        'Registry values that name the folder of the installed program. A program in any other is portable: its settings file is beside it.',
      ),
    numbered: z
      .strictObject({
        section: launcherNames.shape.section,
        option: word.describe('The option that says which it is; the first when it is left out.'),
        needs: z.array(settingKey).min(1).describe('The keys without which it is none.'),
        current: z
          .strictObject({
            section: settingKey,
            key: settingKey.describe('Where the number of the one in use stands.'),
            none: z
              .strictObject({ key: settingKey, value: settingText })
              .optional()
              .describe('The key that says, with this value, that none is to be in use.'),
            older: settingKey
              .optional()
              .describe('A key that only files of an older version have, where one is in use.'),
          })
          .describe('What is changed becomes the one in use where there is none.'),
      })
      .optional()
      .describe('Sections with numbers, such as [Account1]: an edit names them without the number.'),
    flags: z.record(word, settingFlag).describe('Flags by their names without hyphens.'),
    start: z
      .strictObject({
        flag: word,
        summary,
        ways: z
          .record(word, z.string().regex(/^(?:[/-][A-Za-z0-9]+)?$/, 'must be one switch, or nothing'))
          .describe('What the program is started with, by the words of the flag; the first is the usual way.'),
        stop: z
          .string()
          .regex(/^[/-][A-Za-z0-9]+$/, 'must be one switch')
          .describe('The switch with which the program, started once more, ends the one that runs.'),
        action: z.string().describe('The action that starts the program in the usual way by itself.'),
      })
      .describe('How the program is started once its settings are as they should be.'),
    refused: z
      .record(word, singleLine)
      .optional()
      .describe('Flags that people know from elsewhere, and that cannot be done: why, and what to use instead.'),
  })
  .describe('Flags that change settings in an .ini file before the program is started.');

export type LauncherSettings = DeepReadonly<z.input<typeof launcherSettings>>;
export type SettingFlag = LauncherSettings['flags'][string];
export type SettingValue = NonNullable<SettingFlag['value']>;
