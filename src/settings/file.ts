import type { AnsiCoder } from '../ini/encoding.js';
import { type IniFile, readIni } from '../ini/file.js';
import type { ApplicationSettings } from './application.js';

/** Who reads the settings, as messages call it. */
export const reader = 'the phone';

/**
 * A settings file of a phone.
 *
 * @param source what to call the file in errors and notes.
 * @throws FailedError for an encoding that the phone cannot read.
 */
export function readSettings(bytes: Uint8Array, coder: AnsiCoder, source = 'The settings file'): IniFile {
  return readIni(bytes, coder, { source, reader });
}

/** A file as the phone makes a new one. */
export function newSettings({ newFile }: Pick<ApplicationSettings, 'newFile'>, coder: AnsiCoder): IniFile {
  return readSettings(Buffer.from(`\ufeff${newFile}`, 'utf16le'), coder);
}
