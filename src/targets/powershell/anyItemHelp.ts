import { powershell } from '../../dialects/index.js';
import { typed } from './examples.js';
import { type HelpView, helpView, option } from './helpView.js';
import { updateTypeOf } from './items.js';
import type { Names } from './names.js';

/** What the help of the functions for any item is made of. */
export interface AnyItemSource {
  readonly title: string;
  readonly names: Names;
  readonly dde: { readonly service: string; readonly topic: string };
  /** Items whose names never change. */
  readonly constants: readonly string[];
}

/** The help of the functions for any DDE item, named or not. */
export function anyItemHelp(
  { title, names, dde, constants }: AnyItemSource,
  anyItem: Required<Names>['anyItem'],
): HelpView[] {
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

/** How watching ends. */
export const untilItEnds =
  'until it is stopped (Ctrl+C), has seen -Count updates or -Timeout has passed. The value at the start is none of them. When the server ends, that is an error.';
/** What each update has. */
export const updateProperties = 'With Time, Topic, Item and Value.';

/** A word of a command line: in quotes where it needs them. */
export function asTyped(text: string): string {
  return /^[A-Za-z0-9_]+$/.test(text) ? text : powershell.literal(text);
}
