import { createRequire } from 'node:module';
import { FailedError } from '../errors.js';
import { declareTypes } from './types.js';

/** The module koffi. */
export type Koffi = typeof import('koffi');

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
 * @throws FailedError on any system but Windows.
 */
export function requireWindows(what: string): void {
  if (process.platform === 'win32') return;
  throw new FailedError(
    `${what} works on Windows only, and this is ${process.platform}. Generate scripts here and run them there.`,
  );
}

function bind(file: string, prototypes: Record<string, string>): Record<string, unknown> {
  const handle = koffi().load(file);
  return Object.fromEntries(Object.entries(prototypes).map(([name, prototype]) => [name, handle.func(prototype)]));
}
