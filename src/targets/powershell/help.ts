import { type AnyItemSource, anyItemHelp, untilItEnds, updateProperties } from './anyItemHelp.js';
import type { FunctionView } from './functions.js';
import { type HelpParameter, type HelpView, helpView, option } from './helpView.js';
import { type ItemView, updateTypeOf } from './items.js';
import type { Names } from './names.js';
import type { ParameterView } from './parameters.js';

/** What help is made of. */
export interface HelpSource extends AnyItemSource {
  readonly functions: readonly FunctionView[];
  readonly items: readonly ItemView[];
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
