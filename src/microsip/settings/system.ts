import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { FailedError, NotFoundError } from '../../errors.js';
import { decodeText, encodeText } from '../../ffi/codePage.js';
import { readRegistry } from '../../ffi/registry.js';
import { systemFiles as files } from '../../files/files.js';
import { removeLeftovers } from '../../files/leftovers.js';
import { type AnsiCoder, asciiCoder } from '../../ini/encoding.js';
import { microsip } from '../../profiles/microsip/bridge.js';
import { findApplication } from '../../transports/findApplication.js';
import { portableSettingsFile, settingsFileOf } from './location.js';
import type { ProvisionTools } from './provision.js';
import { noPhones, phonesOfThisDesktop } from './runningPhone.js';

/** What provisioning works with on this system; on others than Windows there are files only. */
export function systemTools(): ProvisionTools {
  const onWindows = process.platform === 'win32';
  return { files, coder: systemCoder(), phones: onWindows ? phonesOfThisDesktop : noPhones };
}

export function systemCoder(): AnsiCoder {
  return process.platform === 'win32' ? codePageCoder : asciiCoder;
}

/**
 * The settings file that is meant: the one named, the one beside a portable phone, or that of the phone on this computer.
 *
 * @throws NotFoundError where no phone is found, or FailedError where there can be none.
 */
export function findSettingsFile({
  file,
  portable,
}: {
  file?: string | undefined;
  portable?: string | undefined;
}): string {
  if (file !== undefined) return resolve(file);
  if (portable !== undefined) return portableSettingsFile(phoneProgram(portable));
  return thisPhonesSettingsFile(' Name the settings file with --file.');
}

/**
 * That of the phone on this computer.
 *
 * @param instead a sentence, with a blank before it, that says what to do on other systems; nothing can be done when left out.
 * @throws NotFoundError where no phone is found, or FailedError where there can be none.
 */
export function thisPhonesSettingsFile(instead = ''): string {
  if (process.platform !== 'win32') {
    throw new FailedError(`This is ${process.platform}, where there is no phone.${instead}`);
  }
  const { title, application } = microsip.definition;
  return settingsFileOf(findApplication(title, application), { environment, readRegistry, isFile });
}

/**
 * Removes what runs that were killed have left beside the settings of the phone on this computer: files that may hold a
 * password as it was typed. Nothing where there is no phone, or where it cannot be done.
 *
 * @returns their paths.
 */
export async function tidySettings(): Promise<readonly string[]> {
  try {
    return await removeLeftovers(files, thisPhonesSettingsFile());
  } catch {
    return [];
  }
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

const codePageCoder: AnsiCoder = {
  decode: (bytes) => decodeText(bytes, 'ansi'),
  encode: (text) => (text === '' ? new Uint8Array() : encodeText(text, 'ansi')),
};
