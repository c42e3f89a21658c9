// code.ts: the generated script that opens links, run here, with stand-ins for what it takes of Windows.
import type { Bridge } from '../../../src/definition/bridge.js';
import { RefusedError } from '../../../src/errors.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { parseLink } from '../../../src/links/read.js';
import { microsip } from '../../../src/profiles/index.js';
import { links } from '../../../src/targets/links/index.js';

/** What a PC has, as far as the script asks. */
export interface Computer {
  readonly environment?: Readonly<Record<string, string>>;
  /** Values by their full names; a default value's ends in a backslash. */
  readonly registry?: Readonly<Record<string, string>>;
  readonly files?: readonly string[];
}

/** What the script did. */
export interface Opened {
  readonly exitCode: number;
  /** The program and its command line, for each that was started. */
  readonly started: readonly (readonly [program: string, commandLine: string, folder: string])[];
  readonly said: readonly string[];
}

export async function linkScriptOf(bridge: Bridge): Promise<string> {
  const [file] = await renderTarget(bridge, links);
  return file?.bytes.toString('latin1') ?? '';
}

/** Runs the script as the script host does. */
export function openWith(code: string, words: readonly string[], computer: Computer = {}): Opened {
  const started: [string, string, string][] = [];
  const said: string[] = [];
  let exitCode = Number.NaN;
  const WScript = {
    FullName: 'C:\\Windows\\System32\\wscript.exe',
    Arguments: { length: words.length, Item: (index: number) => words[index] },
    Quit: (code: number) => {
      exitCode = code;
    },
  };
  const variable = (name: string) => computer.environment?.[name];
  const shell = {
    Environment: () => ({ Item: (name: string) => variable(name) ?? '' }),
    ExpandEnvironmentStrings: (text: string) =>
      text.replace(/%([^%]+)%/g, (whole, name: string) => variable(name) ?? whole),
    RegRead(name: string) {
      const value = computer.registry?.[name];
      if (value === undefined) throw new Error('not there');
      return value;
    },
    Popup: (text: string) => said.push(text),
  };
  const fileSystem = {
    BuildPath: (folder: string, name: string) => `${folder.replace(/\\$/, '')}\\${name}`,
    GetParentFolderName: (path: string) => path.slice(0, path.lastIndexOf('\\')),
    GetAbsolutePathName: (path: string) => path,
    GetSpecialFolder: () => 'C:\\Temp',
    FileExists: (path: string) => computer.files?.includes(path) ?? false,
    OpenTextFile: () => ({ Close: () => {} }),
    DeleteFile: () => {},
  };
  const application = {
    ShellExecute: (program: string, commandLine: string, folder: string) =>
      started.push([program, commandLine, folder]),
  };
  const objects: Readonly<Record<string, object>> = {
    'WScript.Shell': shell,
    'Scripting.FileSystemObject': fileSystem,
    'Shell.Application': application,
  };
  class ActiveXObject {
    constructor(name: string) {
      // biome-ignore lint/correctness/noConstructorReturn: as in JScript, it makes an object of another class.
      return objects[name] as object;
    }
  }
  new Function('WScript', 'ActiveXObject', code)(WScript, ActiveXObject);
  return { exitCode, started, said };
}

/** What Node's handler makes of a link: `=` and the number, or `!` and why it was refused. */
export function answerOfNode(link: string): string {
  try {
    return `=${parseLink(microsip, link).number}`;
  } catch (error) {
    if (error instanceof RefusedError) return `!${error.message}`;
    throw error;
  }
}
