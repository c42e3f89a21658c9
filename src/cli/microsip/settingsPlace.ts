import { type Command, Option } from 'commander';

/** Whose settings are meant; this computer's phone's without either. */
export interface SettingsPlace {
  readonly file?: string;
  readonly portable?: string;
}

export function addSettingsPlace(command: Command): Command {
  return command
    .addOption(new Option('--file <path>', "the phone's settings file; this computer's phone's when left out"))
    .addOption(new Option('--portable <exe>', 'a portable phone, with its settings beside it').conflicts('file'));
}
