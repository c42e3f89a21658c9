import { fileVersion } from '../../ffi/fileVersion.js';
import { findWindows, type OwnedWindow } from '../../ffi/windows.js';
import {
  childrenOfClass,
  classOf,
  controlOf,
  controlText,
  hangs,
  isShown,
  titleOf,
  windowsOfThread,
} from '../../ffi/windowText.js';
import { microsip } from '../../profiles/microsip/bridge.js';

/** What a phone's windows show. A text is undefined where the phone has no such control, or did not answer. */
export interface ObservedPhone {
  readonly executable: string | undefined;
  readonly process: number;
  readonly version: string | undefined;
  /** Of the main window. */
  readonly title: string;
  /** Whether the phone answered in time. */
  readonly answers: boolean;
  /** The first part of the main window's status bar, where the state of a call is shown. */
  readonly statusBar: string | undefined;
  /** What stands in the dial pad's field while the phone has a call, which then is the number at the other end. */
  readonly number: string | undefined;
  /** The dialogs of incoming calls, hidden ones too, the topmost first. */
  readonly ringing: readonly RingingDialog[];
  /** The window of messages and calls, of which the phone always has one, often hidden. */
  readonly call: CallWindow | undefined;
  /** Titles of other dialogs that are shown. */
  readonly otherTitles: readonly string[];
}

export interface RingingDialog {
  readonly name: string | undefined;
  readonly address: string | undefined;
}

export interface CallWindow {
  readonly title: string;
  /** Whether the window is open. */
  readonly shown: boolean;
  /** Whether the call of its current tab can be ended: there is one. */
  readonly active: boolean;
  /** Whether that call can be held: it is answered. */
  readonly connected: boolean;
}

/**
 * Looks at the windows of all phones on this desktop, the topmost first. A window is a phone's when its process runs
 * the phone's program; any program may use the same class.
 *
 * @param executable the full path of the only phone to look at.
 * @param timeout how long each phone may take to answer, in milliseconds.
 */
export function observePhones(executable: string | undefined, timeout: number): Promise<ObservedPhone[]> {
  const { windowClass, executables } = microsip.definition.application;
  const wanted = executable?.toLowerCase();
  const mains = findWindows(windowClass, executables)
    .filter(({ image }) => wanted === undefined || image?.toLowerCase() === wanted)
    .filter(({ process }, place, all) => all.findIndex((other) => other.process === process) === place);
  return Promise.all(mains.map((main) => observePhone(main, timeout)));
}

async function observePhone({ window: main, process, image }: OwnedWindow, timeout: number): Promise<ObservedPhone> {
  const dialogs = windowsOfThread(main).filter((window) => classOf(window) === dialogClass);
  const ringing = dialogs.filter((dialog) => controlOf(dialog, controls.callerName) !== 0);
  const call = dialogs.find((dialog) => hasAll(dialog, [controls.call, controls.end, controls.hold]));
  const others = dialogs.filter((dialog) => dialog !== call && !ringing.includes(dialog) && isShown(dialog));
  const pad = childrenOfClass(main, dialogClass).find((child) => hasAll(child, [controls.number, controls.end]));
  const callShown = pad !== undefined && isShown(controlOf(pad, controls.end));

  const texts = new Texts(hangs(main) ? 0 : timeout);
  const [statusBar, number, ...callers] = await Promise.all([
    texts.of(childrenOfClass(main, statusBarClass)[0] ?? 0),
    texts.of(callShown ? controlOf(pad, controls.number) : 0),
    ...ringing.map(async (dialog) => ({
      name: await texts.of(controlOf(dialog, controls.callerName)),
      address: await texts.of(controlOf(dialog, controls.callerAddress)),
    })),
  ]);
  return {
    executable: image,
    process,
    version: image === undefined ? undefined : versionOf(image),
    title: titleOf(main),
    answers: !texts.unanswered,
    statusBar,
    number,
    ringing: callers,
    call: call === undefined ? undefined : observeCall(call),
    otherTitles: others.map(titleOf),
  };
}

function observeCall(window: number): CallWindow {
  const active = isShown(controlOf(window, controls.end));
  const connected = isShown(controlOf(window, controls.hold));
  return { title: titleOf(window), shown: isShown(window), active, connected };
}

function hasAll(dialog: number, identifiers: readonly number[]): boolean {
  return identifiers.every((identifier) => controlOf(dialog, identifier) !== 0);
}

/** Asks a phone for texts; once it has not answered, it is not asked again. */
class Texts {
  unanswered = false;

  /** @param timeout 0 for a phone that is not to be asked. */
  constructor(private readonly timeout: number) {
    this.unanswered = timeout === 0;
  }

  async of(control: number): Promise<string | undefined> {
    if (control === 0 || this.unanswered) return undefined;
    const text = await controlText(control, this.timeout);
    this.unanswered ||= text === undefined;
    return text;
  }
}

/** A program's version does not change while it runs. */
function versionOf(image: string): string | undefined {
  if (!versions.has(image)) versions.set(image, fileVersion(image));
  return versions.get(image);
}

const versions = new Map<string, string | undefined>();
const dialogClass = '#32770';
const statusBarClass = 'msctls_statusbar32';

/** The same from 3.19.27 to 3.22: the phone's Resource.h. The dial pad's and the call window's buttons share theirs. */
const controls = { call: 1023, callerAddress: 1025, callerName: 1026, end: 1055, hold: 1057, number: 1078 };
