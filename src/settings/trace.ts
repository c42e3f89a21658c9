import type { ProvisionTools } from './provision.js';

/** A trace that a phone writes for whoever looks for faults, when its settings say so. */
export interface TraceSupport {
  /** The setting, and its value for each state. */
  readonly setting: { readonly section: string; readonly key: string; readonly on: string; readonly off: string };
  /** What a settings file says of the trace, and what there is of it. */
  status(settings: string, tools: ProvisionTools): Promise<TraceStatus>;
  /** Begins to read a trace as it may be shown, without credentials. */
  text(): TraceReader;
}

export interface TraceStatus {
  /** Whether the settings file says that the phone is to write a trace, from its next start on. */
  readonly enabled: boolean;
  /** Where it does. */
  readonly trace: string;
  /** Its size in bytes; undefined where there is none. */
  readonly size: number | undefined;
  /** When it was written last, in milliseconds since 1970. */
  readonly written: number | undefined;
  /** Whether a phone runs with these settings. */
  readonly running: boolean;
  readonly settings: string;
}

/** Text of a trace, which comes in pieces, as it may be shown. */
export interface TraceReader {
  /** What a piece of text completes. */
  add(piece: string): string;
  /** What is left behind the last piece. */
  end(): string;
}
