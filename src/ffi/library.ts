import { createRequire } from 'node:module';
import { FailedError } from '../errors.js';
import { declareTypes, type Koffi } from './types.js';

let loaded: Koffi | undefined;

/**
 * Functions of a Windows library, declared as their C prototypes. The library is opened, and koffi loaded, when they
 * are first asked for: a program that only generates files never loads native code.
 *
 * @param prototypes one C prototype a function, with the types that `koffi()` declares.
 */
export function library<Functions extends object>(
  file: string,
  prototypes: Record<keyof Functions & string, string>,
): () => Functions {
  let functions: Functions | undefined;
  return () => {
    functions ??= bind(file, prototypes) as Functions;
    return functions;
  };
}

/**
 * Parameters that nobody reads, for a function that goes straight from koffi into the system: one that comes back from
 * there into a window procedure, or GetClipboardFormatNameW, which would not return. koffi lays the frame of a call at
 * the very end of its own stack, and Wine reads one word more than the frame has. On 64-bit Windows the caller clears the
 * stack, so that more parameters than a function has are nothing to it; 32-bit Windows counts them, and Wine is not
 * affected there.
 *
 * Source: https://learn.microsoft.com/cpp/build/x64-calling-convention
 */
export const spare =
  process.arch === 'ia32'
    ? ({ prototype: '', values: [] } as const)
    : ({
        prototype: ', ULONG_PTR spare1, ULONG_PTR spare2, ULONG_PTR spare3, ULONG_PTR spare4',
        values: [0, 0, 0, 0],
      } as const);

/**
 * koffi, with the Windows types of this project declared.
 *
 * @throws FailedError on any system but Windows.
 */
export function koffi(): Koffi {
  requireWindows('This');
  if (loaded) return loaded;
  const made = createRequire(import.meta.url)('koffi') as Koffi;
  declareTypes(made);
  loaded = made;
  return made;
}

/**
 * @param what the subject of the message, such as "DDE".
 * @param instead a sentence that says what can be done on another system, where anything can.
 * @throws FailedError on any system but Windows.
 */
export function requireWindows(what: string, instead?: string): void {
  if (process.platform === 'win32') return;
  const advice = instead === undefined ? '' : ` ${instead}`;
  throw new FailedError(`${what} works on Windows only, and this is ${process.platform}.${advice}`);
}

/** What can be done instead of running an action. */
export const generateInstead = 'Generate scripts here and run them there.';

function bind(file: string, prototypes: Record<string, string>): Record<string, unknown> {
  const handle = koffi().load(file);
  return Object.fromEntries(Object.entries(prototypes).map(([name, prototype]) => [name, handle.func(prototype)]));
}
