import type { Bridge } from '../../definition/bridge.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { type ScriptItem, scriptItems } from '../model/items.js';
import { type ExampleView, typed, typedParameters } from './examples.js';
import type { Names } from './names.js';
import { inputsText, isPiped, type ParameterView, parameterViews } from './parameters.js';
import { constantName, formatsOf, type NameView, nameView } from './payload.js';

/** One of the two functions of an item, as the template of the function sees it: it reads the item, or watches it. */
export interface ItemView {
  /** The item's name in the definition. */
  readonly name: string;
  readonly function: string;
  readonly isWatch: boolean;
  readonly title: string;
  readonly moduleName: string;
  readonly summary: string;
  readonly description: string;
  readonly inputs: string;
  readonly isTable: boolean;
  /** The clipboard formats to ask for; the first that the server has. */
  readonly formats: readonly string[];
  readonly item: NameView;
  readonly topic: NameView;
  readonly parameters: readonly ParameterView[];
  /** The parameter that takes its value from the pipeline as it is. */
  readonly piped: ParameterView | undefined;
  readonly examples: readonly ExampleView[];
}

/** The functions of a bridge's items, in the order of the items. */
export function itemViews(bridge: Bridge, names: Names): ItemView[] {
  const definition: BridgeDefinition = bridge.definition;
  return scriptItems(bridge).flatMap((item) => {
    const { get, watch } = names.items.get(item.name) ?? {};
    return [
      ...(get === undefined ? [] : [itemView(definition, names, item, get, false)]),
      ...(watch === undefined ? [] : [itemView(definition, names, item, watch, true)]),
    ];
  });
}

/** The items whose names never change, for completion on the command line. */
export function constantItems(bridge: Bridge): string[] {
  const constants = scriptItems(bridge).map(({ item }) => item.constant);
  return [...new Set(constants.filter((name) => name !== undefined))];
}

/** The type name of what watching writes. */
export function updateTypeOf(names: Names): string {
  return `${names.module}.Update`;
}

function itemView(
  { title, dde }: BridgeDefinition,
  names: Names,
  item: ScriptItem,
  functionName: string,
  isWatch: boolean,
): ItemView {
  const parameters = parameterViews(item.parameters);
  const isTable = item.value === 'table';
  return {
    name: item.name,
    function: functionName,
    isWatch,
    title,
    moduleName: names.module,
    summary: item.summary,
    description: item.description,
    inputs: inputsText(parameters),
    isTable,
    formats: formatsOf(item.format, dde?.encoding),
    item: nameView(item.item),
    topic: item.topic ? nameView(item.topic) : constantName(dde?.topic ?? ''),
    parameters,
    piped: parameters.find(({ byValue }) => byValue),
    examples: isWatch ? watchExamples(functionName, item) : getExamples(functionName, item, isTable),
  };
}

function getExamples(name: string, item: ScriptItem, isTable: boolean): ExampleView[] {
  const call = callOf(name, item);
  const examples: ExampleView[] = [{ words: call, says: item.summary }];
  if (isTable) {
    examples.push({
      words: [...call, typed('| ConvertTo-Csv -NoTypeInformation | Select-Object -Skip 1 | ConvertFrom-Csv')],
      says: 'The same, with the first row as the names of the columns.',
    });
  }
  return examples;
}

function watchExamples(name: string, item: ScriptItem): ExampleView[] {
  const call = callOf(name, item);
  const examples: ExampleView[] = [
    { words: [...call, typed('-Count 1 -Timeout 60')], says: 'Waits for the next change, one minute at most.' },
    {
      words: [...call, typed('| ForEach-Object { "$($_.Time): $($_.Value)" }')],
      says: 'Writes a line for each change, until Ctrl+C.',
    },
  ];
  const piped = item.parameters.find(isPiped);
  const needed = item.parameters.filter((parameter) => parameter.needed);
  if (piped && needed.every((parameter) => parameter === piped)) {
    examples.push({
      words: [typed('Get-Content -LiteralPath'), { value: '.\\list.txt' }, typed(`| ${name} -Timeout 60`)],
      says: `Watches for a minute, all at once, each ${piped.name} that is on a line of the file.`,
    });
  }
  return examples;
}

function callOf(name: string, item: ScriptItem) {
  return [typed(name), ...typedParameters(item.parameters.filter((parameter) => parameter.needed))];
}
