import type { Bridge } from '../definition/bridge.js';
import { commandAbout } from '../definition/bridgeWord.js';
import { jscript } from '../dialects/jscript.js';
import type { NamedBridge } from './name.js';

/**
 * The script that starts a host. No console of a hidden program can be seen, and one that is no longer there is nothing
 * to show a message about.
 *
 * @param line the arguments of the program, as they stand on its command line.
 * @param folder in which it is started.
 */
export function starterText(bridge: Bridge, program: string, line: string, folder: string): string {
  const command = jscript.comment(commandAbout(bridge, 'host'));
  return [
    `// Starts the DDE host for ${jscript.comment(bridge.definition.title)} at logon, with no window. ${markOf(bridge)}`,
    `// Made by "${command} --install"; "${command} --uninstall" removes it.`,
    `var program = ${jscript.literal(program)};`,
    'if (new ActiveXObject("Scripting.FileSystemObject").FileExists(program)) {',
    `  new ActiveXObject("Shell.Application").ShellExecute(program, ${jscript.literal(line)}, ${jscript.literal(folder)}, "open", 0);`,
    '}',
    '',
  ].join('\r\n');
}

/** Whether a script is one that starts this bridge's host, and not another's file in its place. */
export function isStarter(bridge: NamedBridge, script: Uint8Array): boolean {
  return textOf(script).includes(markOf(bridge));
}

/** The program that a script of ours starts, and the one that this is to run. Our literals are ones of JSON, too. */
export function filesOfStarter(script: Uint8Array): string[] {
  const text = textOf(script);
  const literals = [/^var program = (".*");\r?$/m, /ShellExecute\(program, (".*?[^\\]"),/].map(
    (pattern) => JSON.parse(pattern.exec(text)?.[1] ?? '""') as string,
  );
  const [program = '', line = ''] = literals;
  const [, quoted, bare] = /^(?:"([^"]*)"|(\S+))/.exec(line) ?? [];
  return [program, quoted ?? bare ?? ''].filter((path) => path !== '');
}

/** What is read of a script of ours is ASCII. */
function textOf(script: Uint8Array): string {
  return Buffer.from(script).toString('latin1');
}

function markOf({ definition: { name } }: NamedBridge): string {
  return `[bridgesmith:host-${name}]`;
}
