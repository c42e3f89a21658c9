import type { PhoneState } from '../../calls/phoneState.js';
import { definedOf } from './merge.js';
import type { ObservedPhone, RingingDialog } from './windows.js';

/** What a phone does, as its windows show it. */
export function stateOf(phone: ObservedPhone): PhoneState {
  const { executable, process, version, answers } = phone;
  const found = rules.reduce<Finding | undefined>((first, rule) => first ?? rule(phone), undefined) ?? idle(phone);
  const sure = answers ? found : { ...found, certainty: 'unknown' as const, why: silent };
  return definedOf({
    ...sure,
    account: accountOf(phone.title),
    version,
    source: 'windows' as const,
    executable,
    process,
  });
}

type Finding = Pick<PhoneState, 'status' | 'certainty'> & {
  [Name in 'caller' | 'name' | 'duration' | 'why']?: PhoneState[Name] | undefined;
};
type Rule = (phone: ObservedPhone) => Finding | undefined;

/** The first that finds something decides. */
const rules: readonly Rule[] = [
  ringing,
  calling,
  announced,
  timed,
  severalCalls,
  connected,
  unanswered,
  documentedTitle,
];

/** The dialog of an incoming call is there exactly as long as the call rings, even while it is hidden. */
function ringing({ ringing: [first], statusBar }: ObservedPhone): Finding | undefined {
  if (first === undefined) return undefined;
  return { status: 'ringing', ...callerOf(first), duration: durationIn(statusBar), certainty: 'certain' };
}

/**
 * An outgoing call that is not answered. The dial pad shows its number from the beginning, and shows none of a call that
 * only came in. This stands before what the status bar says: `Calling 5551234 ...` in the phone's language, and from then
 * on words that the other end chooses, `Connected 0:12` among them.
 */
function calling(phone: ObservedPhone): Finding | undefined {
  const { call, number, statusBar = '' } = phone;
  if (!call?.active || call.connected) return undefined;
  const called = number || / (\S+) +\.\.\.$/.exec(statusBar)?.[1];
  return called ? { status: 'calling', ...otherEnd({ ...phone, number: called }), certainty: 'certain' } : undefined;
}

/** A phone that is made to stay hidden opens no dialog, and says so in its status bar only. */
function announced({ statusBar, otherTitles }: ObservedPhone): Finding | undefined {
  if (![statusBar, ...otherTitles].some((text) => text !== undefined && incoming.test(text))) return undefined;
  return { status: 'ringing', certainty: 'likely', why: 'only a text says so' };
}

/** The status bar counts: `Connected 0:12`, `Hold 0:10 / 1:02:03`, in the phone's language. */
function timed(phone: ObservedPhone): Finding | undefined {
  const duration = durationIn(phone.statusBar);
  return duration === undefined ? undefined : { ...inCall(phone), duration };
}

/** With several calls the status bar counts those: `Connected (2)`. */
function severalCalls(phone: ObservedPhone): Finding | undefined {
  return / \(([2-9]|[1-9][0-9]+)\)$/.test(phone.statusBar ?? '') ? inCall(phone) : undefined;
}

/** A call that can be held is answered; its time is not shown yet, or the status bar cannot be read. */
function connected(phone: ObservedPhone): Finding | undefined {
  return phone.call?.connected ? inCall(phone) : undefined;
}

function inCall(phone: ObservedPhone): Finding {
  const found = { status: 'inCall', ...otherEnd(phone) } as const;
  if (phone.call?.connected) return { ...found, certainty: 'certain' };
  return { ...found, certainty: 'likely', why: 'only the status bar says so' };
}

/**
 * A call that is not answered, and that neither a dialog nor the dial pad shows. Incoming: the user closed the dialog to
 * ignore the call, or the phone was started with `/hidden` and opens none. Outgoing: several calls are allowed, and then
 * the call window opens.
 */
function unanswered(phone: ObservedPhone): Finding | undefined {
  if (!phone.call?.active) return undefined;
  const status = phone.call.shown ? 'calling' : 'ringing';
  return {
    status,
    ...otherEnd(phone),
    certainty: 'likely',
    why: 'the phone has a call, but does not show who began it',
  };
}

/** What pages about MicroSIP promise of the main window's title: `Incoming`, and `HH:MM:SS` in a call. */
function documentedTitle({ title }: ObservedPhone): Finding | undefined {
  const text = title.replace(/^MicroSIP - /, '');
  const why = "only the main window's title says so";
  if (incoming.test(title)) return { status: 'ringing', certainty: 'likely', why };
  const time = /^\d{2,}:\d{2}:\d{2}$/.exec(text)?.[0];
  return time === undefined ? undefined : { status: 'inCall', duration: secondsOf(time), certainty: 'likely', why };
}

/** Without a call, the status bar shows the registration, and the call window has nothing to end. */
function idle({ statusBar, call }: ObservedPhone): Finding {
  if (statusBar !== undefined && call !== undefined) return { status: 'idle', certainty: 'certain' };
  return { status: 'idle', certainty: 'likely', why: 'the phone has none of the windows that would show a call' };
}

/**
 * The dialog shows a name, and below it `user@domain` or `name <user@domain>`, further lines following.
 */
function callerOf({ name, address }: RingingDialog): Pick<Finding, 'caller' | 'name'> {
  const [first = ''] = address?.split(/\r?\n/) ?? [];
  const uri = /<([^<>]*)>$/.exec(first)?.[1] ?? first;
  const caller = uri.replace(/@[^@]*$/, '') || uri || name;
  return { caller, name: name === caller ? undefined : name };
}

function otherEnd({ number, call }: ObservedPhone): Pick<Finding, 'caller' | 'name'> {
  const name = call?.active ? call.title : undefined;
  const caller = number || name || undefined;
  return { caller, name: name === caller ? undefined : name };
}

function durationIn(statusBar = ''): number | undefined {
  const time = / (\d+:\d{2}(?::\d{2})?)$/.exec(statusBar)?.[1];
  return time === undefined ? undefined : secondsOf(time);
}

function secondsOf(time: string): number {
  return time.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** `MicroSIP - label`; just `MicroSIP` without an account. */
function accountOf(title: string): string | undefined {
  return /^MicroSIP - (.+)$/s.exec(title)?.[1];
}

const incoming = /^incoming( call)?$/i;
const silent = 'the phone hangs, or does not let this user ask it (it may run as administrator)';
