import type { Bridge } from '../definition/bridge.js';
import { parametersOf } from '../definition/resolve/bindingParameters.js';
import { asItIs, joinPieces } from '../definition/resolve/joinPieces.js';
import { type ArgumentValues, resolve } from '../definition/resolve/resolve.js';
import type { ActionDefinition } from '../definition/schema.js';
import { RefusedError } from '../errors.js';
import { parseDdeCommand } from './ddeCommand.js';

/** An action with its arguments, checked by the rules of the definition. */
export interface ActionCall {
  readonly action: string;
  readonly values: ArgumentValues;
}

/** A command that a bridge's DDE bindings declare. */
export interface DeclaredCommand {
  readonly name: string;
  readonly action: string;
  /** In the order in which they stand in the command. */
  readonly parameters: readonly string[];
}

/**
 * The commands that a bridge's definition declares for DDE, the reverse of its bindings: `[Dial(number,account)]` is the
 * action `dial`.
 */
export class CommandTable {
  readonly commands: readonly DeclaredCommand[];

  constructor(private readonly bridge: Bridge) {
    const actions = Object.entries<ActionDefinition>(bridge.definition.actions);
    this.commands = actions.flatMap(([action, definition]) => {
      const { dde } = definition.bindings;
      return dde && 'execute' in dde ? [declared(action, definition)] : [];
    });
  }

  /**
   * What a client wants done. Names are read without regard to case, as DDE servers do.
   *
   * @throws RefusedError or UsageError for everything that is not exactly one command of the definition.
   */
  read(text: string): ActionCall {
    const parsed = parseDdeCommand(text);
    const command = this.commands.find(({ name }) => name.toLowerCase() === parsed.name.toLowerCase());
    if (!command) {
      const names = this.commands.map(({ name }) => name).join(', ');
      throw new RefusedError('', `There is no command ${parsed.name.slice(0, longestName)}. There are ${names}.`);
    }
    const { action, parameters } = command;
    if (parsed.arguments.length > parameters.length) throw new RefusedError('', tooMany(command, parsed.arguments));
    const values = Object.fromEntries(parsed.arguments.map((argument, index) => [parameters[index] ?? '', argument]));
    resolve(this.bridge, action, values, 'dde');
    return { action, values };
  }

  /** How each command is written, such as `[Dial(number,account)]`. */
  get usage(): readonly string[] {
    return this.commands.map(({ name, parameters }) => (parameters.length ? `[${name}(${parameters})]` : `[${name}]`));
  }
}

/** Written with the names of its parameters for their values, a binding shows which argument is which. */
function declared(action: string, definition: ActionDefinition): DeclaredCommand {
  const { dde } = definition.bindings;
  const names = [...parametersOf(definition, 'dde')].map((name) => [name, name] as const);
  const { name, arguments: parameters } = parseDdeCommand(
    joinPieces(dde && 'execute' in dde ? dde.execute : [], new Map(names), asItIs),
  );
  return { name, action, parameters };
}

function tooMany({ name, parameters }: DeclaredCommand, given: readonly string[]): string {
  const takes = parameters.length === 0 ? 'no arguments' : parameters.join(' and ');
  return `${name} takes ${takes}; this has ${given.length} arguments. One that holds a comma stands in double quotes.`;
}

/** In messages. */
const longestName = 40;
