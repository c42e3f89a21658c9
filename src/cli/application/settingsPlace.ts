import { Option } from 'commander';
import type { CliCommand } from '../command.js';

/** Whose settings are meant; this computer's phone's without either. */
export interface SettingsPlace {
  readonly file?: string;
  readonly portable?: string;
}

export function addSettingsPlace(command: CliCommand): CliCommand {
  return command
    .addOption(new Option('--file <file>', "the phone's settings file; this computer's phone's when left out"))
    .addOption(new Option('--portable <program>', 'a portable phone, with its settings beside it').conflicts('file'));
}
