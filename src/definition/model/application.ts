import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { registryKey, singleLine } from './texts.js';

const environmentVariable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,59}$/, 'must be an upper-case environment variable name');

export const applicationSchema = z.strictObject({
  executables: z
    .array(
      z
        .string()
        .regex(
          /^[A-Za-z0-9][A-Za-z0-9 ._+-]*\.[Ee][Xx][Ee]$/,
          'must be a file name of letters, digits, blanks and . _ + -, without a folder, that ends in .exe',
        ),
    )
    .min(1)
    .describe('File names of the program, the usual one first.'),
  folders: z
    .array(
      singleLine.regex(
        /^(?:%[^%]+%|[A-Za-z]:[\\/]|\\\\)/,
        'must be a full path, such as C:\\Pager, or begin with a variable, such as %ProgramFiles%\\Pager',
      ),
    )
    .optional()
    .describe('Folders to look in, with environment variables such as %ProgramFiles%.'),
  registry: z
    .array(
      z.strictObject({
        key: registryKey,
        value: z.string().optional().describe('The name of the value; the default value when left out.'),
      }),
    )
    .optional()
    .describe('Registry values that hold the install folder, or the full path of the program.'),
  appPaths: z.literal(true).optional().describe("Look in Windows' App Paths for the executables."),
  uninstall: z
    .array(singleLine)
    .optional()
    .describe("Names of the program's keys below Uninstall, whose InstallLocation is the folder."),
  override: environmentVariable.optional().describe('An environment variable that holds the full path, asked first.'),
  windowClass: singleLine.optional().describe('The class of the main window, for WM_COPYDATA.'),
});

export type ApplicationDefinition = DeepReadonly<z.input<typeof applicationSchema>>;
