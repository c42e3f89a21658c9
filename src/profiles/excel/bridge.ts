import type { ItemDefinition } from '../../definition/schema.js';
import { defineProfile } from '../defineProfile.js';

const book = {
  kind: 'text',
  maximumLength: 200,
  summary: 'The open workbook by its file name, such as Book1.xlsx.',
} as const;
const sheet = { kind: 'text', maximumLength: 31, summary: 'The name of the sheet.' } as const;
const sheetTopic = ['[', { parameter: 'book' }, ']', { parameter: 'sheet' }] as const;

/** An item of the System topic. Excel answers a REQUEST of these, and has no ADVISE for them. */
function system<const Item extends string>(item: Item, noun: string, summary: string) {
  return { summary, noun, item: [item], format: 'CF_TEXT', advise: false } as const satisfies ItemDefinition;
}

/**
 * Microsoft Excel. Its System topic runs the functions of the Excel 4 macro language, in which a quote inside a quoted
 * argument is doubled, and tells in CF_TEXT what Excel has open. Each sheet is a topic of its own, `[Book1.xlsx]Sheet1`,
 * whose items are ranges, by name or as R1C1:R2C2.
 *
 * Sources: https://learn.microsoft.com/office/vba/api/excel.application.dderequest, and its neighbours on DDE; Microsoft
 * Knowledge Base 33065 (the items of the System topic) and 45714 (POKE into a range).
 */
export const excel = defineProfile({
  name: 'excel',
  title: 'Excel',
  summary: 'Open, save and close workbooks, run macros, and read and fill cells in Microsoft Excel.',
  version: '1.0.0',
  application: { executables: ['EXCEL.EXE'], override: 'EXCEL_EXE', appPaths: true },
  dde: { service: 'Excel', topic: 'System', server: 'application', quotes: 'always', innerQuotes: 'doubled' },
  actions: {
    open: {
      summary: 'Open a workbook.',
      verb: 'Open',
      noun: 'Workbook',
      parameters: {
        file: { kind: 'path', summary: 'The full path of the workbook.' },
        readOnly: { kind: 'flag', summary: 'Open it read-only.' },
      },
      bindings: {
        dde: { execute: ['[OPEN(', { parameter: 'file' }, { when: 'readOnly', write: [',,TRUE'] }, ')]'] },
        exe: { arguments: [{ when: 'readOnly', write: ['/r'] }, { parameter: 'file' }] },
      },
    },
    newWorkbook: {
      summary: 'Make a new workbook.',
      verb: 'New',
      noun: 'Workbook',
      bindings: { dde: { execute: ['[NEW(1)]'] }, exe: { arguments: [] } },
    },
    runMacro: {
      summary: 'Run a macro of an open workbook.',
      verb: 'Invoke',
      noun: 'Macro',
      confirm: 'medium',
      parameters: {
        macro: { kind: 'text', maximumLength: 120, summary: "The macro's name, such as Book1.xlsm!Refresh." },
      },
      bindings: { dde: { execute: ['[RUN(', { parameter: 'macro' }, ')]'] } },
    },
    save: {
      summary: 'Save the active workbook.',
      verb: 'Save',
      noun: 'Workbook',
      bindings: { dde: { execute: ['[SAVE()]'] } },
    },
    closeWorkbook: {
      summary: 'Close the active workbook, without saving unless told to.',
      verb: 'Close',
      noun: 'Workbook',
      confirm: 'high',
      parameters: { saveChanges: { kind: 'flag', summary: 'Save what was changed first.' } },
      bindings: {
        dde: { execute: ['[FILE.CLOSE(', { when: 'saveChanges', write: ['TRUE'], otherwise: ['FALSE'] }, ')]'] },
      },
    },
    setCells: {
      summary: 'Put a text, a number or a formula into a cell.',
      description: 'The value is taken as if it were typed: what begins with = becomes a formula.',
      verb: 'Set',
      noun: 'Cell',
      confirm: 'medium',
      parameters: {
        book,
        sheet,
        range: { kind: 'text', maximumLength: 100, summary: 'The cell or range: R1C1, R1C1:R2C2, or a name of it.' },
        value: { kind: 'text', minimumLength: 0, maximumLength: 255, summary: 'What to put there.' },
      },
      bindings: {
        dde: { topic: sheetTopic, item: [{ parameter: 'range' }], poke: [{ parameter: 'value' }] },
      },
    },
  },
  items: {
    cells: {
      summary: 'The cells of a range, row by row.',
      noun: 'Cell',
      parameters: {
        book,
        sheet,
        range: { kind: 'text', maximumLength: 100, summary: 'The range: R1C1, R1C1:R2C2, or a name of it.' },
      },
      topic: sheetTopic,
      item: [{ parameter: 'range' }],
      value: 'table',
    },
    topics: system(
      'Topics',
      'Topic',
      'The topics that Excel answers to: the open workbooks and sheets, with tabs between.',
    ),
    systemItems: system('SysItems', 'SystemItem', 'What can be asked for in the System topic, with tabs between.'),
    status: system('Status', 'Status', 'Whether Excel is Ready, or Busy.'),
    selection: system('Selection', 'Selection', 'What is selected, such as [Book1.xlsx]Sheet1!R1C1.'),
  },
});
