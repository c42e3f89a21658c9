import { powershell } from '../../dialects/index.js';
import { type ExampleView, typed } from './examples.js';
import type { FunctionView } from './functions.js';
import { commandText } from './helpers.js';
import { type ItemView, updateTypeOf } from './items.js';
import type { Names } from './names.js';
import { inData } from './oneLine.js';
import type { ParameterView } from './parameters.js';

/**
 * The help of one function, as the template of the module's help file (MAML) sees it: a file of its own, so that importing
 * the module does not read it.
 */
export interface HelpView {
  readonly name: string;
  readonly verb: string;
  readonly noun: string;
  readonly synopsis: string;
  readonly description: readonly string[];
  /** Its own; the template knows those that all such functions have. */
  readonly parameters: readonly HelpParameter[];
  readonly isAction: boolean;
  readonly isWatch: boolean;
  /** Of an action. */
  readonly hasTimeout: boolean;
  readonly via: string;
  readonly inputs: string;
  readonly outputs: readonly { readonly type: string; readonly says: string }[];
  readonly examples: readonly { readonly title: string; readonly code: string; readonly says: string }[];
}

export interface HelpParameter {
  readonly name: string;
  readonly says: string;
  readonly type: string;
  /** `true` or `false`, as XML has it. */
  readonly required: string;
  readonly position: string;
  readonly pipeline: string;
  readonly aliases: string;
  readonly default: string;
  readonly isSwitch: boolean;
}

/** What help is made of. */
export interface HelpSource {
  readonly title: string;
  readonly names: Names;
  readonly functions: readonly FunctionView[];
  readonly items: readonly ItemView[];
  readonly dde: { readonly service: string; readonly topic: string };
  /** Items whose names never change. */
  readonly constants: readonly string[];
}

/** Where Get-Help finds it, from the folder of the module. */
export function helpPath({ module }: Names): string {
  return `en-US/${module}-help.xml`;
}

/** The help of all functions, in the order of the module; each is made when it is asked for. */
export function helpViews(source: HelpSource): { readonly view: HelpView }[] {
  return [
    ...source.functions.map((action) => later(() => actionHelp(action))),
    ...source.items.map((item) => later(() => itemHelp(item, updateTypeOf(source.names)))),
    ...(source.names.anyItem ? anyItemHelp(source, source.names.anyItem) : []).map((view) => ({ view })),
  ];
}

function later(make: () => HelpView): { readonly view: HelpView } {
  return {
    get view() {
      return make();
    },
  };
}

function actionHelp(view: FunctionView): HelpView {
  const via = view.hasChoice
    ? `How the command reaches the application: Auto (the default) or one of the transports. Auto takes the first of ${view.viaOrder} that can carry what is given and is known to reach the application.`
    : `How the command reaches the application: ${view.viaOrder}, the only way there is, or Auto (the default), which is the same.`;
  return helpView(view.function, view.summary, {
    description: [view.summary, view.description, view.transportsText],
    parameters: view.parameters.map(ownParameter),
    isAction: true,
    hasTimeout: view.hasTimeout,
    via,
    inputs: view.inputs,
    outputs: [{ type: view.outputType, says: 'With -PassThru; nothing without it.' }],
    examples: view.examples,
  });
}

function itemHelp(view: ItemView, updateType: string): HelpView {
  const rows = `${view.isWatch ? 'Each value is' : 'The value comes as'} rows: objects with the properties Column1, Column2 and so on. Cells are texts, numbers and truth values, error values such as #N/A are texts, and empty cells are $null.`;
  const synopsis = `${view.isWatch ? 'Watches' : 'Reads'}: ${view.summary}`;
  return helpView(view.function, synopsis, {
    description: [
      view.isWatch
        ? `Writes an object each time the DDE server says that the value has changed, ${untilItEnds}`
        : 'Asks the DDE server for the value as it is now.',
      view.description,
      ...(view.isTable ? [rows] : []),
    ],
    parameters: view.parameters.map(ownParameter),
    isWatch: view.isWatch,
    inputs: view.inputs,
    outputs: [
      view.isWatch
        ? { type: updateType, says: updateProperties }
        : view.isTable
          ? { type: 'System.Management.Automation.PSObject', says: 'One a row.' }
          : { type: 'System.String', says: 'The value.' },
    ],
    examples: view.examples,
  });
}

function anyItemHelp({ title, names, dde, constants }: HelpSource, anyItem: Required<Names>['anyItem']): HelpView[] {
  if (!anyItem) return [];
  const [first = 'Item', second = 'Other'] = constants;
  const [example, otherExample] = [asTyped(first), asTyped(second)];
  const inputs = { type: 'String', pipeline: 'True (ByValue, ByPropertyName)' };
  const parameters = [
    option('Item', 'The name of the item.', { ...inputs, required: 'true', position: '0' }),
    option('Topic', 'The topic to ask in.', { type: 'String', pipeline: 'True (ByPropertyName)', default: dde.topic }),
    option(
      'Format',
      'The clipboard format to ask for: CF_UNICODETEXT, CF_TEXT, or the name of a registered format such as XlTable.',
      { type: 'String' },
    ),
  ];
  return [
    helpView(anyItem.get, `Reads any item of the DDE server of ${title}.`, {
      description: [
        `Asks the DDE server ${dde.service} for an item (an XTYP_REQUEST transaction). Without -Format the value is text, Unicode where the server has it. In the format XlTable it is rows, objects with the properties Column1, Column2 and so on; in formats that are not of text it is an array of bytes.`,
      ],
      parameters,
      inputs: 'Text: names of items.',
      outputs: [
        { type: 'System.String', says: 'A text.' },
        { type: 'System.Management.Automation.PSObject', says: 'With -Format XlTable, one a row.' },
        { type: 'System.Byte[]', says: 'In formats that are not of text.' },
      ],
      examples: [{ words: [typed(`${anyItem.get} -Item ${example}`)], says: 'Reads an item as text.' }],
    }),
    helpView(anyItem.watch, `Watches any items of the DDE server of ${title}.`, {
      description: [
        `Has the DDE server ${dde.service} tell when items change (XTYP_ADVSTART transactions), and writes an object for each change, ${untilItEnds}`,
      ],
      parameters,
      isWatch: true,
      inputs: 'Text: names of items, all of which are watched at once.',
      outputs: [{ type: updateTypeOf(names), says: updateProperties }],
      examples: [
        {
          words: [typed(`${anyItem.watch} -Item ${example} | Where-Object { $_.Value -ne '' }`)],
          says: 'Writes an object for each change to something that is not empty, until Ctrl+C.',
        },
        {
          words: [typed(`${powershell.literal(first)}, ${powershell.literal(second)} | ${anyItem.watch} -Timeout 60`)],
          says: `Watches ${example} and ${otherExample} for a minute.`,
        },
      ],
    }),
  ];
}

const untilItEnds =
  'until it is stopped (Ctrl+C), has seen -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.';
const updateProperties = 'With Time, Topic, Item and Value.';

function ownParameter(view: ParameterView): HelpParameter {
  return option(view.variable, view.summaryText, {
    type: { psobject: 'String', securestring: 'SecureString', switch: 'SwitchParameter' }[view.type],
    required: String(view.needed),
    position: view.hasPosition ? String(view.position) : 'named',
    pipeline: `True (${view.byValue ? 'ByValue, ' : ''}ByPropertyName)`,
    aliases: view.aliases.join(', ') || 'none',
    default: view.isFlag ? 'False' : view.hasDefault ? view.default : 'None',
    isSwitch: view.isFlag,
  });
}

function option(name: string, says: string, rest: Partial<HelpParameter>): HelpParameter {
  const plain = {
    type: 'String',
    required: 'false',
    position: 'named',
    pipeline: 'False',
    aliases: 'none',
    default: 'None',
    isSwitch: false,
  };
  const option = { ...plain, ...rest };
  return { ...option, name, says: inData(says), default: inData(option.default) };
}

type Texts = Pick<HelpView, 'description' | 'parameters' | 'inputs' | 'outputs'>;
type Choices = Partial<Pick<HelpView, 'isAction' | 'isWatch' | 'hasTimeout' | 'via'>>;
type HelpText = Texts & Choices & { readonly examples: readonly ExampleView[] };

function helpView(name: string, synopsis: string, text: HelpText): HelpView {
  const [verb = '', noun = ''] = name.split('-');
  return {
    isAction: false,
    isWatch: false,
    hasTimeout: false,
    via: '',
    ...text,
    name,
    verb,
    noun,
    synopsis: inData(synopsis),
    description: text.description.filter((one) => one !== '').map(inData),
    inputs: inData(text.inputs),
    examples: text.examples.map(({ words, says }, index) => ({
      title: `-------------------------- EXAMPLE ${index + 1} --------------------------`,
      code: commandText(words),
      says: inData(says),
    })),
  };
}

/** A word of a command line: in quotes where it needs them. */
export function asTyped(text: string): string {
  return /^[A-Za-z0-9_]+$/.test(text) ? text : powershell.literal(text);
}
