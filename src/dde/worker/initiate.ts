import { addAtom, atomName, deleteAtom } from '../../ffi/dde.js';
import { topLevelWindows } from '../../ffi/messageWindows.js';
import { user32 } from '../../ffi/user32.js';
import { halvesOf, messages, send } from './messages.js';

/** A server that said it is there. */
export interface Answering {
  readonly window: number;
  readonly service: string;
  readonly topic: string;
}

/** A question that was put to the desktop. */
export interface Question {
  /** Whether every program that does not hang has answered; a late one keeps the question, and may answer yet. */
  readonly complete: boolean;
  /** Frees the names. */
  close(): void;
}

/**
 * Asks the windows of the desktop for a conversation, one after the other, until `enough`. Each program has a moment to
 * answer; one that hangs is not asked.
 *
 * @param from the window that asks. Answers are sent to it.
 * @param service empty for any.
 * @param patience how long to wait for a program, in milliseconds.
 *
 * Source: https://learn.microsoft.com/windows/win32/dataxchg/wm-dde-initiate
 */
export function initiate(
  from: number,
  { service, topic }: { readonly service: string; readonly topic: string },
  enough: () => boolean,
  patience: number,
): Question {
  const halves = { low: atomOf(service), high: atomOf(topic) };
  const late = new Set<number>();
  for (const window of topLevelWindows()) {
    if (enough()) break;
    if (window === from) continue;
    const thread = user32().GetWindowThreadProcessId(window, [0]);
    const begun = performance.now();
    const answered = send(window, messages.initiate, from, halves, late.has(thread) ? 1 : patience);
    if (!answered && performance.now() - begun > patience / 2) late.add(thread);
  }
  return {
    complete: late.size === 0,
    close: () => {
      deleteAtom(halves.low);
      deleteAtom(halves.high);
    },
  };
}

/** Reads the answer of a server, which gives its atoms away with it. */
export function readAnswer(window: number, long: number): Answering {
  const { low, high } = halvesOf(long);
  const answer = { window, service: atomName(low), topic: atomName(high) };
  deleteAtom(low);
  deleteAtom(high);
  return answer;
}

function atomOf(name: string): number {
  return name === '' ? 0 : addAtom(name);
}
