import { win32 } from 'node:path';
import { escapeOf } from '../characters.js';
import type { Bridge } from '../definition/bridge.js';
import { showMessageBox } from '../ffi/messageBox.js';
import { LogFile } from '../files/logFile.js';

/** How a user learns of a link that was not dialled: who clicks one has no console to read. */
export type Notify = 'box' | 'log';

/** Writes down why a link was not dialled, and, with `box`, shows it for 20 seconds at most. */
export function reportFailure({ definition: { title } }: Bridge, link: string, reason: string, notify: Notify): void {
  write(link, reason);
  if (notify === 'box') quietly(() => showMessageBox(`${title} link`, reason, shownFor));
}

/** Writes down what of a link was not dialled as it stands. */
export function reportNotes(link: string, notes: readonly string[]): void {
  if (notes.length > 0) write(link, `Dialled, ${notes.join(' | ')}`);
}

function write(link: string, text: string): void {
  const path = failureLog();
  quietly(() => path && new LogFile(path).write(`${new Date().toISOString()} ${shown(link)} ${oneLine(text)}`));
}

/** Undefined where the variable is not set, as for services. */
function failureLog(): string | undefined {
  const folder = process.env.LOCALAPPDATA;
  return folder === undefined ? undefined : win32.join(folder, 'bridgesmith', 'links.log');
}

/** A disk that is full, or a system without message boxes, is no reason to hide why the link failed. */
function quietly(report: () => unknown): void {
  try {
    report();
  } catch {}
}

/** Anybody can write a link: in the log it is ASCII, in quotes, and short. */
function shown(link: string): string {
  const escaped = JSON.stringify(link.slice(0, 200)).replace(/[^\x20-\x7e]/g, escapeOf);
  return link.length > 200 ? `${escaped}... (${link.length} characters)` : escaped;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' | ');
}

/** In milliseconds. */
const shownFor = 20_000;
