import type { Bridge } from '../../definition/bridge.js';
import { tableFormat } from '../../definition/limits.js';
import { hyphenated } from '../../definition/names.js';
import type { BridgeDefinition, ItemDefinition } from '../../definition/schema.js';
import { type ScriptName, scriptName } from './ddeName.js';
import { type ScriptParameter, scriptParameters } from './parameters.js';

/** A value of the application that can be read, and watched for changes. */
export interface ScriptItem {
  readonly name: string;
  /** The name in lower case with hyphens. */
  readonly fileName: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ScriptParameter[];
  readonly item: ScriptName;
  /** When it is not the bridge's. */
  readonly topic: ScriptName | undefined;
  /** Whether the server answers a REQUEST. */
  readonly request: boolean;
  /** Whether the server takes an ADVISE. */
  readonly advise: boolean;
  readonly value: 'text' | 'table';
  /** The clipboard format by its name; undefined for what the server prefers of text. */
  readonly format: string | undefined;
}

/** The items of a bridge. */
export function scriptItems(bridge: Bridge): ScriptItem[] {
  const definition: BridgeDefinition = bridge.definition;
  return Object.entries(definition.items ?? {}).map(([name, item]) => scriptItem(name, item));
}

function scriptItem(name: string, item: ItemDefinition): ScriptItem {
  const value = item.value ?? 'text';
  return {
    name,
    fileName: hyphenated(name),
    summary: item.summary,
    description: item.description ?? '',
    parameters: scriptParameters(item),
    item: scriptName(item.item, item),
    topic: item.topic && scriptName(item.topic, item),
    request: item.request !== false,
    advise: item.advise !== false,
    value,
    format: item.format ?? (value === 'table' ? tableFormat : undefined),
  };
}
