import type { KeyDefinition } from '../../settings/key.js';
import { choice, flag, highest, host, integer, keyFinder, text, user } from '../../settings/keyTable.js';

/** The keys of `[Account1]`, `[Account2]`… in MicroSIP 3.19 to 3.22. */
export const accountKeys: readonly KeyDefinition[] = [
  text('label', 'name of the account in menus and in the title'),
  host('server', 'SIP server to register with'),
  host('proxy', 'SIP proxies', true),
  { ...host('domain', 'domain of the address; without it there is no account'), default: undefined },
  user('username', 'user of the address', undefined),
  {
    name: 'password',
    value: { kind: 'secret' },
    default: '',
    // It says that the password is encrypted in an old way.
    removes: ['passwordSize'],
    summary: 'plain; the phone encrypts it at its next start',
  },
  user('authID', 'login, where it is not the user name'),
  text('displayName', 'name that others see'),
  text('dialingPrefix', 'put before numbers of more than three digits'),
  text(
    'dialPlan',
    'patterns separated by |: x is any character, . repeats, <match:replacement>; other numbers are not dialled',
  ),
  flag('hideCID', '0', 'hide the own number'),
  user('voicemailNumber', 'number of the voice mail'),
  choice('transport', ['', 'udp', 'tcp', 'tls'], 'udp', 'transport; empty is UDP and TCP'),
  text('publicAddr', 'own public address; empty is found by the phone'),
  choice('SRTP', ['', 'optional', 'mandatory'], '', 'encryption of audio; empty is none'),
  integer(
    'registerRefresh',
    [0, highest],
    '300',
    'seconds between two registrations; the phone takes 10 for less, and 300 for 0',
  ),
  integer('keepAlive', [0, highest], '15', 'seconds between two keep-alive packets; the phone takes 15 for 0'),
  flag('publish', '0', 'publish presence'),
  flag('ICE', '0', 'ICE'),
  flag('AVPF', '0', 'AVPF'),
  flag('allowRewrite', '0', 'let the server rewrite the contact address'),
  flag('disableSessionTimer', '0', 'no session timers'),
];

export const accountKey = keyFinder(accountKeys);

/** The section of an account. */
export function accountSection(slot: number): string {
  return `Account${slot}`;
}
