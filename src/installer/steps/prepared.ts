import type { PartName } from '../../installation/plan.js';
import type { RecordedChange } from '../../installation/record.js';

/**
 * What a step does: `there`, nothing, because what it would write is there already, and is not ours; `replaced`, in place
 * of what was not ours, which is kept.
 */
export type StepState = 'created' | 'updated' | 'unchanged' | 'there' | 'replaced';

/** A step, and what it comes to on the system at hand. Nothing is changed before it is carried out. */
export interface PreparedStep {
  readonly part: PartName;
  readonly kind: RecordedChange['kind'];
  /** A file, a value of the registry, or a folder in PATH. */
  readonly target: string;
  readonly state: StepState;
  /** Undefined when there is nothing to undo. */
  readonly change: RecordedChange | undefined;
  /** The same once it is done, and what was written before no longer matters. */
  readonly done: RecordedChange | undefined;
  carryOut(): Promise<void>;
}

/**
 * What came, or would come, of undoing a change: `restored`, what was there before is back; `left`, it was changed since
 * by somebody else, and stays; `gone`, there was nothing to undo any more.
 */
export type UndoState = 'removed' | 'restored' | 'left' | 'gone';

/** What undoing a change comes to on the system at hand. Nothing is changed before it is carried out. */
export interface PreparedUndo {
  readonly part: RecordedChange['part'];
  readonly kind: RecordedChange['kind'];
  readonly target: string;
  readonly state: UndoState;
  carryOut(): Promise<void>;
}

/** Of a step that has nothing to do. */
export const nothing = { change: undefined, done: undefined, carryOut: async () => {} };
