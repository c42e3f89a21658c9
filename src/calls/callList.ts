import type { Call } from './call.js';

/** The list of calls that an application keeps itself. */
export interface CallList {
  /** The file that it is in. */
  readonly file: string;
  /** What that file is, to begin a sentence with: "the phone's settings file". */
  readonly kind: string;
  /**
   * Reads the list, however often, while the application may be writing it.
   *
   * @returns undefined where the file is not there.
   */
  read(): Promise<CollectedCalls | undefined>;
}

export interface CollectedCalls {
  /** Those that have ended, the oldest first, each once. */
  readonly calls: readonly Call[];
  /** How many are not ended yet; they are not among the calls. */
  readonly open: number;
  /** What could not be read, as sentences. */
  readonly problems: readonly string[];
}

/** Which of an application's lists is meant; that of the application on this computer without either. */
export interface CallListPlace {
  /** The file that it is in. */
  readonly file?: string | undefined;
  /** The program of a portable application, which has its files beside it. */
  readonly portable?: string | undefined;
}

/** What there is for the calls of an application beyond what its host sees. */
export interface CallsSupport {
  /** @throws NotFoundError where there is no such application, or FailedError where there can be none. */
  readonly list: (place: CallListPlace) => CallList;
  /** The file in the user's data folder that says where hosts log calls; `log-calls-<bridge>.json` when left out. */
  readonly logSettingFile?: string;
}
