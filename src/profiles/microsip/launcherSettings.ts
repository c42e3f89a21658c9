import type { LauncherSettings } from '../../definition/schema.js';

/** A name or an address, a port that exists, and parameters such as `;transport=tcp`. */
const port = '(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])';
const host = `(?:[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(?::${port})?(?:;[A-Za-z0-9_.=-]+)*`;
const aHost = {
  kind: 'text',
  pattern: host,
  expected: 'a host such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060',
} as const;
const percent = { kind: 'integer', minimum: 0, maximum: 100 } as const;

const account = (key: string) => [{ section: 'Account', key }] as const;
const setting = (key: string, value?: string) =>
  [value === undefined ? { section: 'Settings', key } : { section: 'Settings', key, value }] as const;

/** The phone's own syntax only: another one that was guessed wrong would dial other numbers. */
const dialPlan = {
  kind: 'text',
  pattern: '\\(?(?:<[^<>:|,]*(?::[^<>:|,]*)?>|[A-Za-z0-9_.*#+]|\\|)+\\)?',
  expected:
    'alternatives separated by |, x for any character, . to repeat it, <match:replacement>, such as <00:+>x.|xxxx',
} as const;

/** The long flags that pages document for MicroSIP, as what the phone has: it knows none of them, and would dial them. */
export const settings = {
  folder: '%APPDATA%\\MicroSIP',
  registry: [{ key: 'HKCU\\Software\\MicroSIP' }, { key: 'HKLM\\Software\\MicroSIP' }],
  numbered: {
    section: 'Account',
    option: 'account',
    needs: ['domain', 'username'],
    current: {
      section: 'Settings',
      key: 'accountId',
      none: { key: 'enableLocalAccount', value: '1' },
      older: 'domain',
    },
  },
  flags: {
    domain: { summary: 'The domain of the account.', value: aHost, set: account('domain') },
    dn: { summary: 'The number of the account: its user name.', value: { kind: 'text' }, set: account('username') },
    user: {
      summary: 'The login of the account, and its user name where there is no --dn.',
      value: { kind: 'text' },
      set: account('username'),
      besides: { flag: 'dn', set: account('authID') },
    },
    password: {
      summary: 'The password of the account, which every program can read here.',
      // An encrypted one of an old version has its length beside it.
      value: { kind: 'secret', maximumLength: 1040 },
      set: [{ section: 'Account', key: 'password', removes: 'passwordSize' }],
    },
    proxy: {
      summary: 'The SIP proxy of the account.',
      value: { ...aHost, pattern: `${host}(?: ${host})*` },
      set: account('proxy'),
    },
    dialplan: {
      summary: 'How numbers of the account are dialled.',
      value: dialPlan,
      set: account('dialPlan'),
      otherwise:
        'Numbers that match none are not dialled. For a 9 before those of more than three digits use "bridgesmith microsip provision --set account1.dialingPrefix=9".',
    },
    stun: { summary: 'The STUN server.', value: aHost, set: [...setting('STUN'), ...setting('enableSTUN', '1')] },
    autoanswer: {
      summary: 'Whether calls are answered by themselves, or after how many seconds.',
      words: [
        { words: ['on', 'yes', 'true', 'all'], set: setting('autoAnswer', 'all') },
        { words: ['off', 'no', 'false'], set: setting('autoAnswer', '') },
        { words: ['button'], set: setting('autoAnswer', 'button') },
        { words: ['header'], set: setting('autoAnswer', 'header') },
      ],
      alone: 'all',
      // A number to call, written behind the flag by mistake, is no number of seconds.
      value: { kind: 'integer', minimum: 0, maximum: 600 },
      set: [...setting('autoAnswer', 'all'), ...setting('autoAnswerDelay')],
    },
    debug: {
      summary: 'Whether the phone writes its SIP trace.',
      words: [
        { words: ['on', '1'], set: setting('enableLog', '1') },
        { words: ['off', '0'], set: setting('enableLog', '0') },
      ],
      alone: 'on',
      otherwise:
        'The phone chooses the file itself: %LOCALAPPDATA%\\MicroSIP\\microsip_log.txt, or beside a portable phone. "bridgesmith microsip trace follow" shows it.',
    },
    setvolume: { summary: 'How loud the speaker is, in percent.', value: percent, set: setting('volumeOutput') },
    micvolume: { summary: 'How loud the microphone is, in percent.', value: percent, set: setting('volumeInput') },
  },
  start: {
    flag: 'show',
    summary: 'How the phone is started: normal, minimized or hidden. One that runs stays as it is.',
    ways: { normal: '', minimized: '/minimized', hidden: '/hidden' },
    stop: '/exit',
    action: 'dial',
  },
  refused: {
    log: 'the phone itself writes no such file. "bridgesmith microsip calls --log FILE.csv" has the host add each call to one.',
  },
} as const satisfies LauncherSettings;
