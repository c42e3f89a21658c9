import { defineBridge } from '../../definition/bridge.js';

/**
 * Microsoft Excel. Its System topic runs the functions of the Excel 4 macro language, in which a quote inside a quoted
 * argument is doubled.
 */
export const excel = defineBridge({
  name: 'excel',
  title: 'Excel',
  summary: 'Open, save and close workbooks and run macros in Microsoft Excel.',
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
  },
});
