// settingsCases.ts: settings files, and flags that change them, with the bytes that the planner of Node gives.
import { BridgesmithError } from '../../../src/errors.js';
import { iniBytes, readIni } from '../../../src/ini/file.js';
import { microsipSettings } from '../../../src/microsip/settings/index.js';
import { microsip } from '../../../src/profiles/index.js';
import { newSettings } from '../../../src/settings/file.js';
import { launchOf } from '../../../src/settings/launchFlags.js';
import { planProvision } from '../../../src/settings/plan.js';
import { latin1, utf16 } from '../../ini/odd.js';

export interface SettingsCase {
  readonly name: string;
  /** Undefined for a flag without a value. */
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly number?: number;
  /** Undefined where there is none. */
  readonly before: Buffer | undefined;
}

/** What the file is to hold afterwards; undefined where it is refused, and stays as it is. */
export function expectedBytes({ texts, number, before }: SettingsCase): Buffer | undefined {
  try {
    const file = before?.length ? readIni(before, latin1) : newSettings(microsipSettings, latin1);
    return iniBytes(planProvision(microsipSettings, file, { edits: launchOf(microsip, texts, number) }).file);
  } catch (error) {
    if (error instanceof BridgesmithError) return undefined;
    throw error;
  }
}

const account =
  '[Settings]\r\naccountId=1\r\n[Account1]\r\ndomain=old.example\r\nusername=1\r\npassword=x\r\npasswordSize=4\r\n';
const settings = utf16(account);
const of = (name: string, texts: SettingsCase['texts'], before: Buffer | undefined = settings, number?: number) => ({
  name,
  texts,
  before,
  ...(number === undefined ? {} : { number }),
});

/** What stands in the settings, whatever it is. */
const values: readonly SettingsCase[] = [
  ['plain', '1001'],
  ['the same', '1'],
  ['quotes', 'a "quoted" \'word\''],
  ['quotes around it', '"1001"'],
  ['single quotes around it', "'1001'"],
  ['one quote', '"'],
  ['percent signs', '100%PATH%%'],
  ['carets and signs of cmd', 'a^b&c|d<e>f!g(h)'],
  ['a comment', ';no comment'],
  ['brackets', '[Settings]'],
  ['an equals sign', 'a=b'],
  ['blanks around it', '  1001\u00a0'],
  ['a wide blank behind it', '1001\u3000'],
  ['unicode', 'B\u00fcro \u6f22\u5b57 \ud83d\ude00'],
  ['half a surrogate pair', 'a\ud83db'],
  ['dollar signs and backslashes', '$1$& \\1 `n $(calc)'],
  ['255 characters', 'x'.repeat(255)],
  ['256 characters', 'x'.repeat(256)],
  ['254 characters and a blank, which needs quotes', `${'x'.repeat(253)} `],
  ['a line break', 'a\r\n[Settings]'],
  ['a control character', 'a\u0085b'],
  ['a line separator', 'a\u2028b'],
].map(([name = '', dn = '']) => of(`a value: ${name}`, { dn }));

const files: readonly SettingsCase[] = [
  of('no file', { dn: '1', domain: 'a.example', setvolume: '5' }, undefined),
  of('an empty file', { dn: '1', domain: 'a.example' }, Buffer.alloc(0)),
  of('nothing but a mark', { setvolume: '5' }, utf16('')),
  of('no line end at the end', { setvolume: '5' }, utf16('[Settings]\r\na=1')),
  of('no line end at the end of the key', { setvolume: '5' }, utf16('[Settings]\r\nvolumeOutput=1')),
  of('line feeds only', { setvolume: '5', dn: '2', domain: 'b' }, utf16('[Settings]\na=1\n\n[Calls]\n0=x\n')),
  of('a key in odd case, and blanks', { setvolume: '5' }, utf16('[SETTINGS]\r\n\tVolumeOUTPUT = \t 7  \r\nx=y\r\n')),
  of('a key twice', { setvolume: '5' }, utf16('[Settings]\r\nvolumeOutput=1\r\nvolumeOutput=2\r\n')),
  of('a key without an equals sign', { setvolume: '5' }, utf16('[Settings]\r\nvolumeOutput\r\nb=1\r\n')),
  of('a section twice', { setvolume: '5' }, utf16('[Settings]\r\na=1\r\n[B]\r\n[Settings]\r\nvolumeOutput=1\r\n')),
  of(
    'a section behind a comment',
    { setvolume: '5' },
    utf16(';[Settings]\r\n[Settings] ; why\r\n;volumeOutput=1\r\n\r\n'),
  ),
  of('a value in quotes', { setvolume: '5' }, utf16('[Settings]\r\nvolumeOutput="5"\r\n')),
  of('letters that only look the same', { setvolume: '5' }, utf16('[\u017fettings]\r\nvolumeOutput=1\r\n')),
  of('an empty section', { setvolume: '5' }, utf16('[Settings]\r\n\r\n[B]\r\n')),
  of('a file of a code page', { setvolume: '5', dn: 'B\u00fcro' }, Buffer.from(account, 'latin1')),
  of('letters of a code page, which stay', { setvolume: '5' }, Buffer.from('[Settings]\r\nx=B\u00fcro\r\n', 'latin1')),
  of('half a surrogate pair, which stays', { setvolume: '5' }, utf16('[Settings]\r\nx=\ud83d\r\n')),
  of('UTF-16 without a mark', { setvolume: '5' }, Buffer.from('[Settings]\r\n', 'utf16le')),
];

const meanings: readonly SettingsCase[] = [
  of('all flags at once', {
    ...{ dn: '1001', user: 'auth', domain: 'pbx.example', password: ' p"w;%^', proxy: 'a b:5060', stun: 's:3478' },
    ...{ autoanswer: '3', dialplan: '<00:+>x.|xxxx', debug: 'on', setvolume: '80', micvolume: '0' },
  }),
  of('nothing new', { domain: 'old.example', dn: '1' }),
  of('words, whatever their case', { autoanswer: 'OFF', debug: 'Off' }),
  of('flags without a value', { autoanswer: undefined, debug: undefined }),
  of('a login without a number', { user: 'jo' }),
  of('a password, whose size goes', { password: 'new' }),
  of('a long password', { password: '\u00e9'.repeat(900) }),
  of('a second account', { dn: '2', domain: 'b.example' }, settings, 2),
  of('a second account without a domain', { dn: '2' }, settings, 2),
  of('a third account without a second', { dn: '2', domain: 'c' }, settings, 3),
  of('no account in use', { dn: '1', domain: 'a' }, utf16('[Settings]\r\naccountId=7\r\n')),
  of('the local account in use', { dn: '1', domain: 'a' }, utf16('[Settings]\r\nenableLocalAccount=1\r\n')),
  of('settings of an old version', { dn: '1', domain: 'a' }, utf16('[Settings]\r\ndomain=old\r\n')),
  of('a host that is none', { stun: 'a b' }),
  of('a port that is none', { domain: 'a:65536' }),
  of('a number above', { setvolume: '101' }),
  of('a number with zeros', { micvolume: '007' }),
  of('another dial plan', { dialplan: '9,<.*>' }),
  of('a file for the trace', { debug: 'C:\\trace.txt' }),
  of('one bad of two', { setvolume: '5', micvolume: 'loud' }),
];

export const settingsCases: readonly SettingsCase[] = [...values, ...files, ...meanings];

const ofTheDisk = [
  ...['a value: quotes', 'a value: carets and signs of cmd', 'a value: unicode', 'a value: half a surrogate pair'],
  ...['a value: a wide blank behind it', 'a value: 256 characters', 'a value: a line break'],
  ...['no file', 'an empty file', 'nothing but a mark', 'no line end at the end of the key', 'line feeds only'],
  ...['a file of a code page', 'letters of a code page, which stay', 'half a surrogate pair, which stays'],
  ...['UTF-16 without a mark', 'all flags at once', 'nothing new', 'a second account without a domain'],
];

/** Those in which a script host and the disk have a part: the rest is text, of which tests without Windows see to it. */
export const diskCases: readonly SettingsCase[] = settingsCases.filter(({ name }) => ofTheDisk.includes(name));

/** Those that a file in the system's code page cannot take on every system are of no use: their letters differ. */
export const isAscii = ({ texts, before }: SettingsCase): boolean =>
  !/[^\0-\x7f]/.test(Object.values(texts).join('')) && !/[^\0-\x7f\xfe\xff]/.test(before?.toString('latin1') ?? '');
