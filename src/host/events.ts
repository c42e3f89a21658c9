import { escapeOf } from '../characters.js';
import type { DdeClientInformation } from '../dde/transaction.js';

/** What a host reports of itself, as plain data. */
export interface HostEvent {
  /** When, by ISO 8601. */
  readonly time: string;
  /**
   * - `started`, `stopped`: the host answers, or no more.
   * - `done`: a command was carried out.
   * - `refused`: a client got a negative acknowledgement.
   * - `trouble`: something else went wrong, and the host goes on.
   */
  readonly event: 'started' | 'stopped' | 'done' | 'refused' | 'trouble';
  /** Who sent the command: the file name of the program, and the id of its process. */
  readonly program?: string;
  readonly processId?: number;
  /** The command as `shownText` shows it. */
  readonly command?: string;
  /** What was done, or why not, on one line. */
  readonly message: string;
}

/** An event that happens now. */
export function hostEvent(
  event: HostEvent['event'],
  message: string,
  sent?: { readonly client: DdeClientInformation; readonly command: string },
): HostEvent {
  const time = new Date().toISOString();
  if (!sent) return { time, event, message: escaped(message) };
  const { program = 'a program that may not be asked', processId } = sent.client;
  return { time, event, program, processId, command: shownText(sent.command), message: escaped(message) };
}

/** What went wrong, as it is reported. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An event as a line of a log. */
export function eventLine({ time, event, program, processId, command, message }: HostEvent): string {
  const sent = command === undefined ? '' : ` ${program} (process ${processId}) "${command}":`;
  return `${time} ${event}${sent} ${message}`;
}

/**
 * Text from others as a log shows it: at most 200 characters, nothing in it that begins a line, moves a cursor or
 * turns the direction of writing, and nothing of what stands behind a word that announces a password.
 */
export function shownText(text: string): string {
  const open = text.replace(/(pass(?:word|wd)?|pwd|secret|token|pin)(["' ]*[:=(,]).+$/isu, '$1$2***');
  const cut = open.length > longestShown;
  return `${escaped(open.slice(0, longestShown)).replaceAll('"', '\\"')}${cut ? '…' : ''}`;
}

/** Control characters, formats, separators and halves of pairs, each as JSON would escape it. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu, (character) => {
    if (character === '\\') return '\\\\';
    return character.split('').map(escapeOf).join('');
  });
}

const longestShown = 200;
