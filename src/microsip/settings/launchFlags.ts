import { RefusedError, UsageError } from '../../errors.js';
import { accountSection } from './accountKeys.js';
import type { Edit } from './plan.js';

/** What the long flags of a launcher amount to: settings first, then a start of the phone, then a call. */
export interface Launch {
  readonly edits: readonly Edit[];
  /** What the phone is started with. */
  readonly start: '' | '/minimized' | '/hidden';
  /** The number to call; not checked here, as the action that calls has its own rule. */
  readonly call?: string;
  /** The CSV file that calls are to be logged to, which is not the phone's to do. */
  readonly callLog?: string;
  readonly notes: readonly string[];
}

/**
 * The long flags that pages document for MicroSIP, as what the phone really has. It knows none of them, and would dial
 * them.
 *
 * `--dn` is the number of the user, `--user` the login: the user name where there is no number, else what the server is
 * told instead of it.
 *
 * @param flags their values by their names, without hyphens; a flag without a value is empty.
 * @param slot the account that they are about.
 * @throws UsageError for an unknown flag; RefusedError for what the phone cannot do, with what to use instead. Values that
 *   a key does not take are refused when the edits are planned.
 */
export function launchOf(flags: Readonly<Record<string, string>>, slot = 1): Launch {
  const given = new Map(Object.entries(flags).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of given.keys()) {
    if (!names.includes(name)) throw new UsageError(`There is no flag --${name}. There are ${names.join(', ')}.`);
  }
  const value = (name: string) => required(name, given.get(name));
  const account = (key: string, text: string | undefined) => edit(accountSection(slot), key, text);
  const setting = (key: string, text: string | undefined) => edit('Settings', key, text);
  const [number, user, stun, call, callLog] = ['dn', 'user', 'stun', 'call', 'log'].map(value);
  return {
    edits: [
      ...account('domain', value('domain')),
      ...account('username', number ?? user),
      ...account('authID', number === undefined ? undefined : user),
      ...account('password', value('password')),
      ...account('proxy', value('proxy')),
      ...account('dialPlan', dialPlan(value('dialplan'))),
      ...setting('STUN', stun),
      ...setting('enableSTUN', stun === undefined ? undefined : '1'),
      ...autoAnswer(given.get('autoanswer')).flatMap(([key, text]) => setting(key, text)),
      ...setting('enableLog', trace(given.get('debug'))),
      ...setting('volumeOutput', value('setvolume')),
      ...setting('volumeInput', value('micvolume')),
    ],
    start: shown(value('show')),
    ...(call === undefined ? {} : { call }),
    ...(callLog === undefined ? {} : { callLog: csvFile(callLog) }),
    notes: given.has('password') ? [passwordNote] : [],
  };
}

function edit(section: string, key: string, value: string | undefined): Edit[] {
  return value === undefined ? [] : [{ section, key, value }];
}

function required(name: string, value: string | undefined): string | undefined {
  if (value === '') throw new UsageError(`--${name} needs a value.`);
  return value;
}

/** Without a value it means all calls; a number is the seconds after which they are answered. */
function autoAnswer(value: string | undefined): [string, string][] {
  if (value === undefined) return [];
  const word = value.toLowerCase();
  if (['', 'on', 'yes', 'true', 'all'].includes(word)) return [['autoAnswer', 'all']];
  if (['off', 'no', 'false'].includes(word)) return [['autoAnswer', '']];
  if (!/^\d+$/.test(word)) return [['autoAnswer', word]];
  return [
    ['autoAnswer', 'all'],
    ['autoAnswerDelay', word],
  ];
}

/** The phone's own syntax only: another one that was guessed wrong would dial other numbers. */
function dialPlan(value: string | undefined): string | undefined {
  if (value === undefined || /^\(?(?:<[^<>:|,]*(?::[^<>:|,]*)?>|[\w.*#+]|\|)+\)?$/.test(value)) return value;
  const digits = /^(\d+),/.exec(value)?.[1];
  const prefix =
    digits === undefined
      ? ''
      : ` For a ${digits} before numbers of more than three digits, set dialingPrefix=${digits}.`;
  throw new RefusedError(
    'dialplan',
    `--dialplan ${value} is not how the phone writes one: alternatives separated by |, x for any character, . to repeat it, <match:replacement>, such as <00:+>x.|xxxx. Numbers that match none are not dialled.${prefix}`,
  );
}

/** The phone chooses the place of its trace itself. */
function trace(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (['', 'on', '1'].includes(value.toLowerCase())) return '1';
  if (['off', '0'].includes(value.toLowerCase())) return '0';
  throw new RefusedError(
    'debug',
    `--debug ${value}: the phone writes its SIP trace to a file of its own, %LOCALAPPDATA%\\MicroSIP\\<program>_log.txt, or beside a portable phone. Use --debug on, and look there.`,
  );
}

function shown(value: string | undefined): Launch['start'] {
  const start = value === undefined ? '' : starts.get(value.toLowerCase());
  if (start !== undefined) return start;
  throw new RefusedError('show', `--show ${value}: expected ${[...starts.keys()].join(', ')}.`);
}

function csvFile(value: string): string {
  if (/\.csv$/i.test(value)) return value;
  throw new RefusedError(
    'log',
    `--log ${value}: calls are logged to a file that ends in .csv. The SIP trace is --debug.`,
  );
}

const starts: ReadonlyMap<string, Launch['start']> = new Map([
  ['normal', ''],
  ['minimized', '/minimized'],
  ['hidden', '/hidden'],
]);

const names = [
  ...['dn', 'user', 'domain', 'password', 'proxy', 'stun', 'call', 'autoanswer', 'dialplan', 'show', 'debug', 'log'],
  ...['setvolume', 'micvolume'],
];

const passwordNote =
  'Every program can read a password on a command line. Use --password-stdin or the variable BRIDGESMITH_PASSWORD.';
