import type { BridgeDefinition, Transport } from '../../definition/schema.js';
import { argumentsOf, partsOf, type ScriptBinding } from '../model/binding.js';
import { commandLineOf, type Rules } from '../model/commandLine.js';
import {
  constantName,
  formatsOf,
  type NameView,
  nameView,
  type PayloadNode,
  payloadOfArguments,
  payloadOfParts,
} from './payload.js';

/** What one transport of an action sends, as the template of its function sees it. */
export interface BindingView {
  readonly transport: Transport;
  /** Whether it is a command that is always the same, for the bridge's topic, and can be given to any transport. */
  readonly isPlain: boolean;
  /** Whether it names a topic of its own, or an item. */
  readonly hasName: boolean;
  readonly lacks: readonly string[];
  /** Whether the payload is always the same; then `constant` is it. */
  readonly isConstant: boolean;
  readonly constant: string;
  /** Whether the payload is a list of arguments, joined by spaces. */
  readonly isArguments: boolean;
  readonly payload: readonly PayloadNode[];
  readonly mayBeTooLong: boolean;
  readonly isCopyData: boolean;
  /** Of copydata: dwData. */
  readonly number: number;
  /** Of DDE. */
  readonly hasTopic: boolean;
  readonly topic: NameView;
  readonly isPoke: boolean;
  readonly item: NameView;
  /** The clipboard formats to send a value in; the first that the server takes. */
  readonly formats: readonly string[];
}

/** @param rules those of the action's parameters. */
export function bindingView(binding: ScriptBinding, { dde }: BridgeDefinition, rules: Rules): BindingView {
  const { topic, poke } = binding;
  const hasName = topic !== undefined || poke !== undefined;
  const isArguments = binding.payload.form === 'arguments';
  const payload = isArguments
    ? payloadOfArguments(commandLineOf(argumentsOf(binding), rules))
    : payloadOfParts(partsOf(binding), dde);
  const isConstant = payload.every(({ isLiteral }) => isLiteral);
  return {
    transport: binding.transport,
    isPlain: isConstant && !hasName && binding.lacks.length === 0,
    hasName,
    lacks: binding.lacks,
    isArguments,
    payload,
    isConstant,
    constant: payload.map(({ literal }) => literal).join(isArguments ? ' ' : ''),
    mayBeTooLong: binding.mayBeTooLong,
    isCopyData: binding.transport === 'copydata',
    number: binding.number ?? 0,
    hasTopic: topic !== undefined,
    topic: topic ? nameView(topic) : constantName(dde?.topic ?? ''),
    isPoke: poke !== undefined,
    item: poke ? nameView(poke.item) : constantName(''),
    formats: poke ? formatsOf(poke.format, dde?.encoding) : [],
  };
}
