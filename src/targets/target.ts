import type { Bridge } from '../definition/bridge.js';
import type { Contact } from '../definition/contacts/contacts.js';
import type { BridgeDefinition, Transport } from '../definition/schema.js';
import type { Dialect } from '../dialects/index.js';
import type { DefinitionProblem } from '../errors.js';

/**
 * What of DDE a target may be able to do beyond a command in a topic that is always the same: `poke`, give an item a
 * value; `topic`, a topic that depends on parameters.
 */
export type DdeAbility = 'poke' | 'topic';

/** A kind of output. One folder each: index.ts declares it, plan.ts says which files and what their templates see. */
export interface Target {
  readonly name: string;
  readonly summary: string;
  /** The transports its scripts can use, in no order. */
  readonly transports: readonly Transport[];
  /** None when left out. */
  readonly dde?: readonly DdeAbility[];
  readonly dialect: Dialect;
  /** What of the user's own it can be made for. */
  readonly takes?: keyof Own;
  /** What it cannot write of a definition, which may be a part of one: what is wrong elsewhere is left out. Pure. */
  refuses?(definition: BridgeDefinition): readonly DefinitionProblem[];
  /**
   * The files for a bridge: their paths, templates and what the templates see. Pure.
   *
   * @param made the paths of what other targets make of it, in their folders, as far as they are known already.
   */
  plan(bridge: Bridge, header: Header, own?: Own, made?: MadePaths): PlannedFile[];
  /**
   * What is wrong with a file as it was rendered, such as a call of what it does not have; undefined where nothing is. The
   * user's own templates are judged too.
   */
  faultOf?(path: string, parts: readonly string[]): string | undefined;
  /** Whether a payload is one that this target's language has no way to send over a transport, and so refuses. */
  cannotSend?(transport: Transport, payload: string): boolean;
  /** What the target's templates call, beside the common helpers, for values: `{{…}}` writes these as literals. */
  readonly helpers?: Readonly<Record<string, (...values: never[]) => unknown>>;
  /** The same for text that is in the target's language already: `{{…}}` writes it as it is. */
  readonly writers?: Readonly<Record<string, (...values: never[]) => string>>;
  /** Whether its files stand beside the folders of the other targets, and not in one of its own. */
  readonly atTop?: true;
  /** Other targets whose parts its templates use, as in `{{> batch/parts/capture.cmd}}`. */
  readonly borrows?: readonly string[];
}

/** What is the user's own, and stands in no definition. */
export interface Own {
  readonly contacts?: readonly Contact[] | undefined;
}

/** The paths of the files of targets by the targets' names. */
export type MadePaths = ReadonlyMap<string, readonly string[]>;

export interface PlannedFile {
  /** Relative to the target's folder, with forward slashes. */
  readonly path: string;
  /** The template's path in templates/<target>/. */
  readonly template: string;
  /** Made when it is asked for, where there can be thousands. */
  readonly view: object;
  /** When the file is in another language than the target's scripts. */
  readonly dialect?: Dialect;
}

/** What the head of every generated file says. */
export interface Header {
  readonly generator: string;
  readonly bridge: string;
  /** The words by which bridgesmith knows its own files again. */
  readonly mark: string;
  readonly command: string;
}
