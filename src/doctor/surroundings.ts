import type { DdeServerInformation } from '../dde/index.js';
import type { IntegrityLevel } from '../ffi/integrity.js';
import type { RegistryView } from '../ffi/registry.js';

/** What checks may ask of this computer. Nothing here changes anything, starts a program or waits for one. */
export interface Surroundings {
  environment(name: string): string | undefined;
  /** A text, its variables expanded; undefined where there is none, or something else. */
  readRegistry(key: string, value: string, view?: RegistryView): string | undefined;
  /** The number of a REG_DWORD. */
  readNumber(key: string, value: string, view?: RegistryView): number | undefined;
  isFile(path: string): boolean;
  /** Undefined when there is no such file; an error when there is one that may not be read. */
  readFile(path: string): Uint8Array | undefined;
  /** The names in a folder; none when there is no such folder, or it may not be read. */
  names(folder: string): readonly string[];
  /** The names of the executables of the processes that run, by the ids of these. */
  processes(): ReadonlyMap<number, string>;
  /** The full path of a process's executable; undefined where this user may not ask. */
  imageOf(process: number): string | undefined;
  /** Undefined where this user may not ask. */
  integrityOf(process: number): IntegrityLevel | undefined;
  /** The version in a program's resources. */
  versionOf(file: string): string | undefined;
  /** The DDE servers that answer for a service and a topic within a few seconds. */
  servers(service: string, topic: string): Promise<readonly DdeServerInformation[]>;
  readonly self: Self;
}

/** This program. */
export interface Self {
  readonly process: number;
  /** Of Node, without its v. */
  readonly nodeVersion: string;
  /** What Node was built for, such as `x64`. */
  readonly architecture: string;
  /** The full path of node.exe. */
  readonly node: string;
  /** The full path of this package's folder. */
  readonly package: string;
}

/** Whether this process is a 32-bit one on 64-bit Windows, for which some folders and keys have other names. */
export function isRedirected({ environment }: Pick<Surroundings, 'environment'>): boolean {
  return environment('PROCESSOR_ARCHITEW6432') !== undefined;
}

/** Windows' folder. */
export function windowsFolder({ environment }: Pick<Surroundings, 'environment'>): string {
  return environment('SystemRoot') ?? 'C:\\Windows';
}
