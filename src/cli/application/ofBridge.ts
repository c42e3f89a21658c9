import type { Bridge } from '../../definition/bridge.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { installedSupport, supportOf } from '../../support/installed.js';
import type { ApplicationSupport } from '../../support/support.js';
import { bridgeHelp, bridgeOf, bridgeWord } from '../bridgeArgument.js';
import type { CliCommand } from '../command.js';
import { type BridgeCommand, lacksCommand } from './commands.js';

/**
 * A command about one bridge, which its first word names, as in `bridgesmith status <bridge>`. In the short command of an
 * application (`bridgesmith <name of the bridge> status`) it has its bridge already, and takes no word for it.
 */
export function takeBridge(command: CliCommand): CliCommand {
  return command.bridge === undefined ? command.argument('<bridge>', bridgeHelp) : command;
}

/** What such a command does. @param act gets the bridge, and then what commander gives: other arguments, and options. */
export function onBridge<Given extends unknown[]>(
  command: CliCommand,
  act: (bridge: Bridge, ...given: Given) => void | Promise<void>,
): CliCommand {
  return command.action(async (...given: unknown[]) => {
    const { bridge } = command;
    if (bridge !== undefined) await act(bridge, ...(given as Given));
    else await act(await bridgeOf(String(given[0])), ...(given.slice(1) as Given));
  });
}

/**
 * Examples of such a command for its help, in the words that lead to it.
 *
 * @param examples the words of the command and, apart, what stands behind the bridge: `['links install', '--dry-run']`.
 */
export function bridgeExamples(command: CliCommand, ...examples: readonly (readonly [string, string?])[]): CliCommand {
  const lines = examples.map(([words, rest]) => {
    const first = command.bridge === undefined ? [words, shownBridge] : [command.bridge.definition.name, words];
    return [...first, ...(rest === undefined ? [] : [rest])].join(' ');
  });
  return command.examples(...lines);
}

/** How a command of a bridge is called, for messages: by its short command, where the bridge has one. */
export function commandLine(bridge: Bridge, words: string): string {
  return ['bridgesmith', ...commandWords(bridge, words)].join(' ');
}

/** The words that lead to a command of a bridge, and to that bridge. */
export function commandWords(bridge: Bridge, words: string): string[] {
  const hasShort = supportOf(bridge) !== undefined;
  return hasShort ? [bridgeWord(bridge), ...words.split(' ')] : [...words.split(' '), bridgeWord(bridge)];
}

const shownBridge = installedSupport[0]?.bridge.definition.name ?? '';

/** The parts of support. */
type Part = 'state' | 'host' | 'calls' | 'settings' | 'trace' | 'doctor';
type Loaded<Name extends Part> = Awaited<ReturnType<NonNullable<ApplicationSupport[Name]>>>;

/**
 * A part of an application's support.
 *
 * @param name of the command that needs it.
 * @throws UsageError where the application has no such part.
 */
export async function supportPart<Name extends Part>(
  bridge: Bridge,
  part: Name,
  name: BridgeCommand,
): Promise<Loaded<Name>> {
  const load = supportOf(bridge)?.[part];
  if (load === undefined) throw lacksCommand(bridge, name);
  return load() as Promise<Loaded<Name>>;
}

/** The same of its definition. */
export function definitionPart<Name extends 'links' | 'component' | 'launcher' | 'dde'>(
  bridge: Bridge,
  part: Name,
  name: BridgeCommand,
): NonNullable<BridgeDefinition[Name]> {
  const found = bridge.definition[part];
  if (found === undefined) throw lacksCommand(bridge, name);
  return found as NonNullable<BridgeDefinition[Name]>;
}
