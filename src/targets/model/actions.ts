import type { Bridge } from '../../definition/bridge.js';
import { hyphenated } from '../../definition/names.js';
import { transportsOf } from '../../definition/resolve/resolve.js';
import type { ActionDefinition, DdeBinding, Transport } from '../../definition/schema.js';
import type { DdeAbility } from '../target.js';
import { type ScriptBinding, scriptBinding } from './binding.js';
import { type ScriptParameter, scriptParameters } from './parameters.js';

/**
 * A bridge as script templates see it: the same for every language, with everything decided that does not depend on
 * the language, so that templates only write.
 */
export interface ScriptAction {
  readonly name: string;
  /** The name in lower case with hyphens, as in `hang-up.vbs`. */
  readonly fileName: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ScriptParameter[];
  /** The transports this action is bound to and the target can use, in the bridge's order of preference. */
  readonly bindings: readonly ScriptBinding[];
}

/** The actions of a bridge that a target with these transports, and these abilities over DDE, can do. */
export function scriptActions(
  bridge: Bridge,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): ScriptAction[] {
  return actionNames(bridge, supported, dde).map((name) => scriptAction(bridge, name, supported, dde));
}

/** Their names, for whoever wants each action when its turn comes: together, those of a large bridge take much memory. */
export function actionNames(
  bridge: Bridge,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): string[] {
  return Object.keys(bridge.definition.actions).filter((name) => usable(bridge, name, supported, dde).length > 0);
}

/** One of them. */
export function scriptAction(
  bridge: Bridge,
  name: string,
  supported: readonly Transport[],
  dde: readonly DdeAbility[] = [],
): ScriptAction {
  const action = bridge.definition.actions[name] as ActionDefinition;
  const parameters = scriptParameters(action);
  return {
    name,
    fileName: hyphenated(name),
    summary: action.summary,
    description: action.description ?? '',
    parameters,
    bindings: usable(bridge, name, supported, dde).map((transport) =>
      scriptBinding(bridge.definition, action, parameters, transport),
    ),
  };
}

/** Whether a target with these abilities over DDE can carry out an action over a transport. */
export function canCarry(action: ActionDefinition, transport: Transport, dde: readonly DdeAbility[]): boolean {
  const binding = transport === 'dde' ? action.bindings.dde : undefined;
  return binding === undefined || neededAbilities(binding).every((ability) => dde.includes(ability));
}

function neededAbilities(binding: DdeBinding): DdeAbility[] {
  const topic: DdeAbility[] = binding.topic?.some((piece) => typeof piece !== 'string') ? ['topic'] : [];
  if ('execute' in binding) return topic;
  if ('poke' in binding) return ['poke', ...topic];
  // Of types: a form of binding that comes to be needs an ability, or every target would take it for one of these.
  return binding satisfies never;
}

/** The transports over which a target can carry out an action. */
function usable(
  bridge: Bridge,
  name: string,
  supported: readonly Transport[],
  dde: readonly DdeAbility[],
): readonly Transport[] {
  const action = bridge.definition.actions[name] as ActionDefinition;
  return transportsOf(bridge, name).filter(
    (transport) => supported.includes(transport) && canCarry(action, transport, dde),
  );
}
