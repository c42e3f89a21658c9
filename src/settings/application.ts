import type { Bridge } from '../definition/bridge.js';
import type { ApplicationDefinition, BridgeDefinition } from '../definition/schema.js';
import type { Change } from '../ini/changes.js';
import type { IniEditor } from '../ini/editor.js';
import type { IniFile } from '../ini/file.js';
import type { KeyDefinition, ValueRules } from './key.js';

/**
 * What a softphone that keeps its settings in an .ini file has to say of itself, so that they can be provisioned: where the
 * file is, its keys, its accounts, and how it is started and ended. All else is done here.
 */
export interface ApplicationSettings {
  /** By it the program is found, and its windows where it runs. */
  readonly bridge: Bridge<BridgeDefinition & { readonly application: ApplicationDefinition }>;
  /** The section with the settings that belong to no account. */
  readonly section: string;
  /** The keys of that section. */
  readonly keys: readonly KeyDefinition[];
  readonly accounts: AccountRules;
  readonly values: ValueRules;
  /** The text of a file as the phone makes a new one; it is written as UTF-16LE with a byte order mark. */
  readonly newFile: string;
  /** How the phone is brought to write a file in UTF-16 that is not yet; a sentence. */
  readonly toUtf16: string;
  readonly place: PlaceRules;
  readonly running: RunningRules;
  /** What is to be looked at beyond single keys; all of it may be left out. */
  readonly whole?: WholeFileRules;
}

/** Accounts, each of which has a section with its number behind the same word. */
export interface AccountRules {
  /** The word, such as `Account`; people write a section of this name for the one account of a definition. */
  readonly section: string;
  /** In the order of the phone's own files. One of them is a secret at most. */
  readonly keys: readonly KeyDefinition[];
  /** The keys without a value for which the phone has no account. */
  readonly required: readonly string[];
  /** What people may write that is no key of the phone, such as a port that it has behind the name of the server. */
  readonly fields?: readonly string[];
  /**
   * Makes keys of these fields, and derives keys that are missing, before an account is checked.
   *
   * @param given the values by the names of keys and fields.
   * @param problems gets what is wrong; each finishes the sentence "line 3: …".
   */
  readonly complete?: (given: Map<string, string>, problems: string[]) => void;
}

/** What finding a settings file may ask of the system. */
export interface Surroundings {
  readonly environment: (name: string) => string | undefined;
  readonly readRegistry: (key: string, value: string, view: 'native' | '64' | '32') => string | undefined;
  readonly isFile: (path: string) => boolean;
}

/** Where the settings file is. */
export interface PlaceRules {
  /** The file beside the program of a portable phone. */
  portable(executable: string): string;
  /** The files that a phone may use, wherever it is installed. */
  possible(executable: string, environment: Surroundings['environment']): readonly string[];
  /** The file that a phone uses. @throws NotFoundError where that is not known. */
  of(executable: string, surroundings: Surroundings): string;
}

/** How a phone is met that runs, which would write over its settings when it ends. */
export interface RunningRules {
  /** The command line that ends it. */
  readonly exit: string;
  /** The command line that starts it without showing its window. */
  readonly minimized: string;
  /** Whether it has a call, or rings. */
  isBusy(executable: string | undefined): Promise<boolean>;
}

export interface WholeFileRules {
  /** Sets what the phone needs for what has been set; `given` are the keys that were asked for. */
  complete?(editor: IniEditor, given: Given): void;
  /** What would be wrong with the file, as sentences. */
  problems?(planned: Planned): readonly string[];
  /** What its owner should know of the file as it is to be. */
  notes?(planned: Planned & { readonly changes: readonly Change[] }): readonly string[];
}

/** What a request asks for. */
export interface Given {
  readonly keys: readonly { readonly section: string; readonly key: string }[];
  /** The accounts that it is about. */
  readonly slots: ReadonlySet<number>;
}

/** A file as it is, and as it is to be. */
export interface Planned {
  readonly before: IniFile;
  readonly after: IniFile;
  readonly given: Given;
}
