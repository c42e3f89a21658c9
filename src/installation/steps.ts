import type { PlacedText } from './keyContent.js';

/**
 * One change. Places begin with `%LocalAppData%`, `%Documents%` or `%SystemRoot%`, which stand for the folders of the
 * user and the computer at hand, and have backslashes.
 */
export type InstallationStep = CopyFile | SetValue | AddToPath;

export interface CopyFile {
  /** `copyIfThere`: made for what is the user's own, so that there may be none; what is installed stays then. */
  readonly step: 'copyFile' | 'copyIfThere';
  /** Relative to the folder of the generated files, with forward slashes. */
  readonly from: string;
  readonly to: string;
}

/** A text in the registry, of type REG_SZ. */
export interface SetValue {
  readonly step: 'setValue';
  /** Below HKCU. */
  readonly key: string;
  /** Empty for the default value. */
  readonly name: string;
  readonly text: PlacedText;
  /**
   * The key, below HKCU, that other programs write, too, of which this is a part; empty for none. What one of them has put
   * there is replaced and kept without more ado, and all of it left alone once one of them has changed it again.
   */
  readonly shared: string;
}

/** A folder in the PATH of the user. */
export interface AddToPath {
  readonly step: 'addToPath';
  readonly folder: string;
}
