import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { FailedError, NotFoundError } from '../errors.js';
import { readRegistry } from '../ffi/registry.js';
import { findApplication } from '../transports/findApplication.js';
import type { ApplicationSettings } from './application.js';

/** Whose settings are meant; this computer's phone's without either. */
export interface SettingsPlace {
  readonly file?: string | undefined;
  /** The program of a portable phone. */
  readonly portable?: string | undefined;
}

/**
 * The settings file that is meant: the one named, the one beside a portable phone, or that of the phone on this computer.
 *
 * @throws NotFoundError where no phone is found, or FailedError where there can be none.
 */
export function findSettingsFile(settings: ApplicationSettings, { file, portable }: SettingsPlace): string {
  if (file !== undefined) return resolve(file);
  if (portable !== undefined) return settings.place.portable(phoneProgram(portable));
  return thisPhonesSettingsFile(settings, ' Name the settings file with --file.');
}

/**
 * That of the phone on this computer.
 *
 * @param instead a sentence, with a blank before it, that says what to do on other systems; nothing can be done when left out.
 * @throws NotFoundError where no phone is found, or FailedError where there can be none.
 */
export function thisPhonesSettingsFile({ bridge, place }: ApplicationSettings, instead = ''): string {
  if (process.platform !== 'win32') {
    throw new FailedError(`This is ${process.platform}, where there is no phone.${instead}`);
  }
  const { title, application } = bridge.definition;
  return place.of(findApplication(title, application), { environment, readRegistry, isFile });
}

function phoneProgram(path: string): string {
  const program = resolve(path);
  if (/\.exe$/i.test(program) && isFile(program)) return program;
  throw new NotFoundError(
    `${program} is not there, or is no program. --portable takes the full path of the phone's .exe.`,
  );
}

const environment = (name: string) => process.env[name];
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
