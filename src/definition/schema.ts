import { z } from 'zod';
import { parameterSchema, summary, uriScheme } from './kinds/parameterSchema.js';
import { largestInteger, transports } from './limits.js';
import { linkSchemes } from './links/rules.js';

/**
 * The model of a bridge. The TypeScript types, the checks on .json and .yaml files and the published JSON Schema all
 * come from these declarations.
 */

export type { Transport } from './limits.js';

const camelCase = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be camelCase: a lower-case letter, then letters and digits, 40 at most');
const singleLine = z
  .string()
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'must be a single line without control characters, and not empty');

const quotes = z.enum(['whenNeeded', 'always', 'never', 'texts']);

const parameterPiece = z
  .strictObject({
    parameter: z.string().describe('The value of this parameter, written safely for where it stands.'),
    raw: z
      .literal(true)
      .optional()
      .describe(
        'Write the value as it is. Only for kinds whose characters cannot break out of where they stand, for a url at the end of a link, and for what is the whole of a DDE command.',
      ),
    quotes: quotes
      .exclude(['texts'])
      .optional()
      .describe('Whether the value stands in double quotes, in a DDE command. As dde.quotes has it when left out.'),
    separator: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('What stands between the values of a list. A comma in a DDE command when left out.'),
  })
  .describe('The value of a parameter.');

const conditionalPiece = z
  .strictObject({
    when: z.string().describe('The name of an optional parameter or a flag.'),
    get write() {
      return z.array(pieceSchema).min(1);
    },
    get otherwise() {
      return z.array(pieceSchema).min(1).optional();
    },
  })
  .describe('Pieces that are there only when a parameter is given (or a flag is set).');

export const pieceSchema: z.ZodType<Piece, Piece> = z.lazy(() =>
  z.union([z.string(), parameterPiece, conditionalPiece]),
);

const conditionalArguments = z
  .strictObject({
    when: z.string().describe('The name of an optional parameter or a flag.'),
    get write() {
      return z.array(argumentSchema).min(1);
    },
    get otherwise() {
      return z.array(argumentSchema).min(1).optional();
    },
  })
  .describe('Arguments that are there only when a parameter is given (or a flag is set).');

export const argumentSchema: z.ZodType<Argument, Argument> = z.lazy(() =>
  z.union([z.string(), parameterPiece, z.array(pieceSchema).min(1), conditionalArguments]),
);

const pieces = z.array(pieceSchema).min(1);
const commandArguments = z.array(argumentSchema);

const topic = pieces.describe('The DDE topic, as it is; that of the bridge when left out.');
const format = z
  .string()
  .max(255)
  .regex(
    /^(?:CF_TEXT|CF_UNICODETEXT|(?![Cc][Ff]_)[^\u0000-\u001f\u007f]+)$/,
    'must be CF_TEXT, CF_UNICODETEXT or the name of a registered clipboard format',
  );
const ddeBinding = z.union([
  z.strictObject({
    execute: pieces.describe('The command string of a DDE EXECUTE transaction.'),
    topic: topic.optional(),
  }),
  z.strictObject({
    poke: pieces.describe('The value of a DDE POKE transaction, as it is.'),
    item: pieces.describe('The DDE item that is given the value.'),
    topic: topic.optional(),
    format: format.optional().describe('The clipboard format of the value, one of text. What suits, when left out.'),
  }),
]);

const dwData = z.int().min(0).max(0x7fffffff);

const bindings = z
  .strictObject({
    dde: ddeBinding.optional(),
    copydata: z
      .union([
        z.strictObject({
          arguments: commandArguments.describe('Arguments, joined as on a command line.'),
          number: dwData.optional().describe('dwData of this message; copydata.number when left out.'),
        }),
        z.strictObject({
          text: pieces.describe('The text of the message, as it is.'),
          number: dwData.optional().describe('dwData of this message; copydata.number when left out.'),
        }),
      ])
      .optional(),
    exe: z
      .strictObject({ arguments: commandArguments.describe('The arguments of the program, one by one.') })
      .optional(),
    uri: z.strictObject({ link: pieces.describe('The link, from its scheme on.') }).optional(),
  })
  .describe('How each transport carries this action. At least one.');

const description = z.string().max(4000).describe('More than the summary: when to use it, what happens.');
const noun = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]{0,39}$/, 'must be PascalCase')
  .describe("The PowerShell noun, without the bridge's prefix.");

const actionSchema = z.strictObject({
  summary,
  description: description.optional(),
  verb: z.string().optional().describe('The PowerShell verb, one that Get-Verb lists.'),
  noun: noun.optional(),
  confirm: z
    .enum(['low', 'medium', 'high'])
    .optional()
    .describe('How much PowerShell should ask before it acts (ConfirmImpact).'),
  parameters: z.record(camelCase, parameterSchema).optional(),
  bindings,
});

const itemSchema = z
  .strictObject({
    summary,
    description: description.optional(),
    noun: noun.optional(),
    parameters: z.record(camelCase, parameterSchema).optional(),
    item: pieces.describe('The DDE item, as it is.'),
    topic: topic.optional(),
    request: z.literal(false).optional().describe('The server does not answer when it is asked for it (REQUEST).'),
    advise: z.literal(false).optional().describe('The server does not tell when it changes (ADVISE).'),
    value: z
      .enum(['text', 'table'])
      .optional()
      .describe(
        'What it is: text, or rows of cells, for which the server must know the format XlTable. Text otherwise.',
      ),
    format: format
      .optional()
      .describe('The clipboard format. What the server prefers of text, or XlTable for a table, when left out.'),
  })
  .describe('A DDE item: what the application can be asked for, and tells when it changes.');

const environmentVariable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,59}$/, 'must be an upper-case environment variable name');

const registryKey = z
  .string()
  .regex(/^HK(CU|LM)\\[^\r\n"]+[^\\\r\n"]$/, 'must start with HKCU\\ or HKLM\\ and not end in a backslash');

const applicationSchema = z.strictObject({
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

const ddeSchema = z.strictObject({
  service: singleLine.max(255).describe('The service (application) name.'),
  topic: singleLine.max(255),
  server: z
    .enum(['application', 'host'])
    .describe('Who answers: the application itself, or a host that speaks for it and leaves a mark while it runs.'),
  quotes: quotes
    .optional()
    .describe(
      'When a parameter is put in double quotes (whenNeeded: when it is empty or holds [ ] ( ) , " or a space; texts: always, but numbers never). A piece may say otherwise.',
    ),
  innerQuotes: z
    .enum(['doubled', 'refused'])
    .optional()
    .describe('What the server makes of a double quote inside a quoted parameter. Refused when left out.'),
  encoding: z.enum(['auto', 'unicode', 'ansi']).optional().describe('For servers that mistake the encoding.'),
});

const word = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .max(40);
const launched = {
  action: z.string().describe('The name of an action.'),
  value: z.string().optional().describe('The parameter of it that takes the value. None: it has no value.'),
};

const launcherNames = z
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

const launcherSettings = z
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

const launcherSchema = z
  .strictObject({
    name: word.describe('What it is called: microsip-cli gives microsip-cli.cmd and microsip-cli.ps1.'),
    summary,
    flags: z
      .record(word, z.strictObject({ ...launched, summary: summary.optional() }))
      .describe('Flags by their names without hyphens: each tells the application one thing.'),
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

const componentSchema = z
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

const pageParameter = z
  .strictObject({ parameter: z.string().describe('The value of this field.') })
  .describe('The value of a field.');
const pageRepeat = z
  .strictObject({
    repeat: z.string().min(1).describe('The text.'),
    times: z.string().describe('The field, a whole number, that says how many times.'),
  })
  .describe('A text as many times as a field says.');
const pageSimple = z.union([singleLine, pageParameter, pageRepeat]);
const pagePiece = z.union([
  singleLine,
  pageParameter,
  pageRepeat,
  z
    .strictObject({
      when: z.string().describe('The name of an optional field.'),
      write: z.array(pageSimple).min(1),
      otherwise: z.array(pageSimple).min(1).optional(),
    })
    .describe('Pieces that are there only when a field is given.'),
]);
const pagePieces = z.array(pagePiece).min(1);

const pageSchema = z
  .strictObject({
    title: singleLine.max(80).describe('The heading of the page.'),
    summary,
    fields: z
      .record(camelCase, parameterSchema)
      .describe('What is known of a contact beside its name. No secrets: whoever has the page can read it.'),
    links: z
      .record(
        camelCase,
        z.strictObject({
          label: singleLine.max(60).describe('What the link says, such as "Call Client via MicroSIP".'),
          action: z.string().describe('The name of an action that goes over uri.'),
          arguments: z.record(z.string(), pagePieces).describe('What each of its parameters is joined of.'),
          shows: pagePieces
            .optional()
            .describe('What stands beside the link, for people. Its arguments when left out.'),
        }),
      )
      .describe('The links of a contact; each is there when the contact has the fields that it needs.'),
    help: z
      .array(
        z.strictObject({
          text: singleLine.max(500),
          command: singleLine.max(200).optional().describe('What to type.'),
        }),
      )
      .optional()
      .describe('What to do when a link does nothing.'),
    example: z
      .array(z.record(z.string(), z.union([z.string(), z.number()])))
      .min(1)
      .describe('Contacts for the page that is made without any.'),
  })
  .describe('An HTML page of contacts with links, by which the application calls them.');

const linksSchema = z
  .strictObject({
    schemes: z
      .array(z.enum(linkSchemes))
      .min(1)
      .describe(
        'Those that a user can have opened. Each link is read by the rules of its scheme, and then of the value.',
      ),
    action: z.string().describe('The name of the action that a link asks for.'),
    value: z.string().describe('The parameter of it, of the kind phoneNumber, that takes the number of the link.'),
  })
  .describe('Links that ask for a call, and what is done for one.');

export const bridgeSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, 40 at most'),
    title: singleLine.max(60).describe('The name people know, such as MicroSIP.'),
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
  .describe('A bridge: how a Windows application is found, what it can be told, and what it can be asked for.');

/** A piece of a command: literal text, the value of a parameter, or pieces that depend on a parameter. */
export type Piece = string | ParameterPiece | ConditionalPiece;
export interface ParameterPiece {
  readonly parameter: string;
  readonly raw?: true | undefined;
  readonly quotes?: 'whenNeeded' | 'always' | 'never' | undefined;
  readonly separator?: string | undefined;
}
export interface ConditionalPiece {
  readonly when: string;
  readonly write: readonly Piece[];
  readonly otherwise?: readonly Piece[] | undefined;
}
/** One argument of a command line: literal text, a parameter, pieces joined, or arguments that depend on a parameter. */
export type Argument = string | ParameterPiece | readonly Piece[] | ConditionalArguments;
export interface ConditionalArguments {
  readonly when: string;
  readonly write: readonly Argument[];
  readonly otherwise?: readonly Argument[] | undefined;
}

/** Types inferred from the schema are mutable; a definition is not meant to be. */
type DeepReadonly<T> = T extends (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type BridgeDefinition = DeepReadonly<z.input<typeof bridgeSchema>>;
export type ActionDefinition = BridgeDefinition['actions'][string];
export type DdeBinding = NonNullable<ActionDefinition['bindings']['dde']>;
export type ItemDefinition = NonNullable<BridgeDefinition['items']>[string];
export type LauncherDefinition = NonNullable<BridgeDefinition['launcher']>;
export type LauncherNames = NonNullable<NonNullable<LauncherDefinition['options']>[string]['names']>;
export type LauncherSettings = NonNullable<LauncherDefinition['settings']>;
export type SettingFlag = LauncherSettings['flags'][string];
export type SettingValue = NonNullable<SettingFlag['value']>;
export type ComponentDefinition = NonNullable<BridgeDefinition['component']>;
export type PageDefinition = NonNullable<BridgeDefinition['page']>;
export type PageLinkDefinition = PageDefinition['links'][string];
export type PagePiece = PageLinkDefinition['arguments'][string][number];
export type LinksDefinition = NonNullable<BridgeDefinition['links']>;
/** Of an action or an item, what its parameters stand in. */
export interface Parametrized {
  readonly parameters?: ActionDefinition['parameters'];
  readonly bindings?: ActionDefinition['bindings'];
}
export type ParameterDefinition = DeepReadonly<z.input<typeof parameterSchema>>;
export type ParameterKind = ParameterDefinition['kind'];
export type ApplicationDefinition = NonNullable<BridgeDefinition['application']>;
export type DdeDefinition = NonNullable<BridgeDefinition['dde']>;

/** The published JSON Schema (draft 2020-12) of .json and .yaml definitions. */
export function jsonSchema(): Record<string, unknown> {
  return {
    title: 'bridgesmith bridge',
    ...z.toJSONSchema(bridgeSchema, { io: 'input', target: 'draft-2020-12' }),
  };
}
