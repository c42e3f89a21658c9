// machine.ts: what the stand-ins need of the lab.
import type { LabFiles } from './files.js';
import type { RunRequest, RunResult, StartedProcess } from './processes.js';
import type { LabRegistry } from './registry.js';

export interface LabWindow {
  handle: number;
  pid: number;
  className: string;
  title: string;
  /** For a dialog (class #32770): the text of its controls, one a line. */
  text: string;
}

export interface LabMachine {
  readonly files: LabFiles;
  readonly registry: LabRegistry;
  /** The environment variables of Windows; names in capitals. */
  readonly environment: Readonly<Record<string, string>>;
  /** Host path of one of the lab's own programs, such as `arguments.exe`. */
  program(name: string): string;
  run(request: RunRequest): Promise<RunResult>;
  start(request: RunRequest): Promise<StartedProcess>;
  kill(pid: number): Promise<void>;
  /** The visible windows: assert with it that no dialog was left. */
  windows(): Promise<LabWindow[]>;
}
