import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkContact, isContact, type PageContact } from '../../../src/definition/contacts/contacts.js';
import { readContacts } from '../../../src/definition/contacts/file.js';
import { DefinitionError, UsageError } from '../../../src/errors.js';
import { microsip } from '../../../src/profiles/index.js';
import { hostileTexts } from '../../corpora/hostile.js';
import { hostileNames, refusedNames } from '../../corpora/names.js';

function contactOf(values: Record<string, unknown>): PageContact {
  const checked = checkContact(microsip, values);
  if (isContact(checked)) return checked;
  throw new Error(checked.join('; '));
}

describe('a contact', () => {
  test.each([
    [{ number: '+15551234' }, ['callto:+15551234', '+15551234']],
    [{ number: 'jo@pbx.example:5070' }, ['callto:jo@pbx.example:5070', 'jo@pbx.example:5070']],
    [{ extension: '7000', room: '12#' }, ['callto:7000,,,12#', '7000, then 12# 3 s after the answer']],
    [{ extension: '7000', room: '12#', wait: 1 }, ['callto:7000,12#', '7000, then 12# 1 s after the answer']],
    [
      { extension: '*70', room: '1A', wait: '2', pin: '9#' },
      ['callto:*70,,1A,9#', '*70, then 1A 2 s after the answer, then 9#'],
    ],
    [{ number: '1', room: '', extension: undefined, pin: null }, ['callto:1', '1']],
  ])('%j', (values, [uri, shown]) => {
    expect(contactOf({ name: 'Ann', ...values })).toMatchObject({ name: 'Ann', links: [{ uri, shown }] });
  });

  test('has each link that it has the fields for', () => {
    const { links } = contactOf({ name: 'Ann', number: '1', extension: '2', room: '3' });
    expect(links.map(({ link, label }) => [link, label])).toEqual([
      ['client', 'Call Client via MicroSIP'],
      ['room', 'Call Extension and Enter Room'],
    ]);
  });

  test.each([
    [{ number: '1' }, 'name is missing'],
    [{ name: 'Ann' }, 'there is nothing to call; give number, or extension and room'],
    [{ name: 'Ann', wait: '2' }, 'wait is of no use without extension and room'],
    [{ name: 'Ann', extension: '7' }, 'extension is of no use without room'],
    [{ name: 'Ann', number: '1', pin: '7' }, 'pin is of no use without extension and room'],
    [{ name: 'Ann', number: '555 ann' }, 'number: the character U+0020 at position 4 is not allowed'],
    [{ name: 'Bob', number: '1.55555E+10' }, 'this is a number that a spreadsheet has rounded'],
    [{ name: 'Bob', number: '1,55555E+10' }, 'this is a number that a spreadsheet has rounded'],
    [{ name: 'Bob', number: '5551234.0' }, 'this is a number that a spreadsheet has rounded'],
    [{ name: 'Ann', number: '1-800-FLOWERS' }, 'this is a number with letters'],
    [{ name: 'Ann', number: '5551234w12' }, 'this is a number with an extension'],
    [{ name: 'Ann', number: '/030123456' }, 'number: the character "/" (U+002F)'],
    [{ name: 'Ann', number: '1\u202E2' }, 'number: the character U+202E'],
    [{ name: 'Ann', number: 'sip:pbx.example.com' }, 'this is a host, and nobody to call there'],
    [{ name: 'Ann', number: '555,abc' }, 'this is something else than tones behind a comma'],
    [{ name: 'Ann', number: 'javascript:canary()' }, 'number: the character "(" (U+0028) at position 18'],
    [{ name: 'Ann', number: 'javascript:canary' }, 'number: expected a number'],
    [{ name: 'Ann', number: 'tel:/answer' }, 'number: the character "/" (U+002F)'],
    [{ name: 'Ann', number: 5551234 }, 'number: expected a number (digits and + * # ;)'],
    [{ name: 'Ann', extension: '7', room: '1a' }, 'room: the character "a" (U+0061)'],
    [{ name: 'Ann', extension: '7', room: '1', wait: '0' }, 'wait: 0 is out of range; expected a whole number from 1'],
    [{ name: 'Ann', extension: '7', room: '1', wait: '61' }, 'wait: 61 is out of range'],
    [{ name: 'Ann', fax: '1' }, '"fax" is nothing that a contact has; there are name, number, extension, wait, room'],
    [{ name: 'Ann', constructor: '1' }, '"constructor" is nothing that a contact has'],
    [{ name: 'Ann', number: '1+2' }, 'number: "1+2" cannot stand in a link'],
    [{ name: 'Ann', number: '555;ext=1' }, 'number: expected a number'],
    [{ name: 'Ann', number: '555;1' }, 'number: "555;1" cannot stand in a link'],
    [{ name: 'Ann', number: '1,2@pbx.example' }, 'behind a host there are no tones'],
    [{ name: 'Ann', number: 'jo@pbx.example;transport=tcp' }, 'cannot stand in a link'],
    [{ name: 'Ann', number: 'sips:jo@pbx.example' }, 'cannot stand in a link'],
    [{ name: 'Ann', extension: '7;', room: '1' }, 'number: "7;,,,1" cannot stand in a link'],
  ])('%j is none', (values, problem) => {
    const checked = checkContact(microsip, values);
    expect(isContact(checked)).toBe(false);
    expect(checked).toContainEqual(expect.stringContaining(problem));
  });

  test('has all that is wrong with it named', () => {
    expect(checkContact(microsip, { number: ' ', wait: 'x', fax: 1 })).toHaveLength(4);
  });

  test('may have any name that can be shown', () => {
    for (const { text } of hostileNames) expect(contactOf({ name: text, number: '1' }).name).toBe(text);
  });

  test.each(refusedNames)('may not be called by $name', ({ text }) => {
    expect(isContact(checkContact(microsip, { name: text, number: '1' }))).toBe(false);
  });
});

describe('a number that people paste is read as in links, and it is said', () => {
  test.each([
    ['+49(0)30123456', '+4930123456', ': its (0) is not dialled behind a country code'],
    ['+39 (0)6 12345', '+390612345', ''],
    ['030/123456', '030123456', ''],
    ['(555) 123-4567', '5551234567', ''],
    ['5551234 ext. 12', '5551234,12', ': its extension is sent as tones, after a pause'],
    ['\u202A+49\u00A030\u2013123\u202C', '+4930123', expect.stringContaining('U+00A0 as U+0020, U+2013 as "-"')],
    ['\uFF15\u0665\u06F5', '555', expect.stringContaining('U+0665 as "5"')],
    ['\u2066jo@pbx.example\u2069', 'jo@pbx.example', ': it is read without U+2066, U+2069, which stands around it'],
  ])('%s', (number, read, why) => {
    const { links, notes } = contactOf({ name: 'Ann', number });
    expect(links.map(({ uri, shown }) => [uri, shown])).toEqual([[`callto:${read}`, read]]);
    const head = `number is read as ${read}`;
    expect(notes).toHaveLength(1);
    expect(notes[0]?.slice(0, head.length)).toBe(head);
    expect(notes[0]?.slice(head.length)).toEqual(why);
  });

  test.each([
    ['tel:+15551234', 'leave out tel: '],
    ['TEL://+15551234', 'leave out TEL: '],
    ['sip://1000@pbx.example', 'leave out sip: '],
    ['sip:1000@pbx.example', 'leave out sip: '],
  ])('but a link is none, and what to leave out of it is said: %s', (number, advice) => {
    const checked = checkContact(microsip, { name: 'Ann', number });
    expect(isContact(checked) ? [] : checked).toEqual([expect.stringContaining(`It is a link: ${advice}`)]);
  });

  test('and one that is taken as it stands is not spoken of', () => {
    for (const number of ['555-12.34', '+4930123456', 'john.doe', '5551234,12', '100-anna']) {
      expect(contactOf({ name: 'Ann', number })).toMatchObject({ links: [{ shown: number }], notes: [] });
    }
  });

  test('in each field that is dialled', () => {
    expect(contactOf({ name: 'Ann', extension: ' 7000', room: '12 34#' })).toMatchObject({
      links: [{ uri: 'callto:7000,,,1234#' }],
      notes: ['extension is read as 7000', 'room is read as 1234#'],
    });
  });
});

describe('a file of contacts', () => {
  const expected = [
    { name: 'Ann "A" Lee', number: '+15551234' },
    { name: 'Meeting', extension: '0700', wait: '10', room: '0012#' },
  ];
  const filled = expected.map((contact) => ({ number: '', extension: '', wait: '', room: '', ...contact }));

  test.each([
    ['contacts.csv', 'name,number,extension,wait,room\n"Ann ""A"" Lee",+15551234,,,\nMeeting,,0700,10,0012#\n', filled],
    [
      'excel.csv',
      '\ufeffName;Number;EXTENSION;Wait;Room\r\n"Ann ""A"" Lee";+15551234;;;\r\nMeeting;;0700;10;0012#',
      filled,
    ],
    [
      'tabs.tsv',
      'na me\tnumber\tex-tension\twait\troom\n"Ann ""A"" Lee"\t+15551234\t\t\t\nMeeting\t\t0700\t10\t0012#',
      filled,
    ],
    [
      'left.csv',
      'sep=;\r\n\r\n"Name ";Number;Extension;Wait;Room;;\r\n;;;;;;\r\n"Ann ""A"" Lee";"+15551234 ";;;;;\r\n;;;;;;\r\nMeeting\u00a0;;0700;10;0012#;;\r\n;;\r\n',
      filled,
    ],
    [
      'last.csv',
      'name,number,extension,wait,room,\n"Ann ""A"" Lee",+15551234,,,,\nMeeting,,0700,10,0012#\n,\n',
      filled,
    ],
    [
      'contacts.yaml',
      '- {name: Ann "A" Lee, number: +15551234}\n- name: Meeting\n  extension: 0700\n  wait: 10\n  room: 0012#\n',
      expected,
    ],
    ['contacts.JSON', JSON.stringify({ contacts: expected }), expected],
    ['contacts.yml', stringify({ contacts: expected }), expected],
  ])('%s', (file, text, contacts) => {
    expect(readContacts(microsip, text, file)).toEqual({ contacts, problems: [], notes: [] });
  });

  test('has every bad line named, with what is wrong with it', () => {
    const csv = 'name,number,extension,wait,room\nAnn,1,,,\nBob,555 a,,,\nCy,,7,\n"Di"x,1,,,\n,2,,,\n';
    const { contacts, problems } = readContacts(microsip, csv, 'a.csv');
    expect(contacts).toHaveLength(1);
    expect(problems.map(({ line, message }) => `${line}: ${message.slice(0, 40)}`)).toEqual([
      '3: number: the character U+0020 at position',
      '4: it has 4 cells, but there are 5 columns',
      '5: behind a quoted cell stands more text; p',
      '6: name is missing',
    ]);
    const yaml = "- name: Ann\n  number: 1\n- Bob\n- name: Cy\n  number: 'x y'\n";
    expect(readContacts(microsip, yaml, 'a.yaml').problems).toEqual([
      { line: 3, message: 'expected a mapping of fields to values' },
      { line: 4, message: expect.stringContaining('U+0020') },
    ]);
  });

  test.each([
    ['a.csv', '', 'It is empty. Its first line names the columns: name,number,extension,wait,room,pin.'],
    ['a.csv', 'name,fax\nAnn,1\n', '"fax" is nothing that a contact has'],
    ['a.csv', 'name,Name\nAnn,1\n', 'The column "name" stands there twice.'],
    ['a.csv', '"name\nAnn,1\n', 'a quote in line 1 is never closed'],
    ['a.csv', 'name,__proto__\nAnn,1\n', '"__proto__" is nothing that a contact has'],
    ['a.json', '{"name": "Ann"}', 'Expected a list of contacts'],
    ['a.json', '[{]', 'a.json'],
  ])('%s of %j is an error', (file, text, message) => {
    expect(() => readContacts(microsip, text, file)).toThrow(DefinitionError);
    expect(() => readContacts(microsip, text, file)).toThrow(message);
  });

  test('of another kind is an error', () => {
    expect(() => readContacts(microsip, '', 'contacts.xlsx')).toThrow(UsageError);
  });

  test('holds each hostile text as a name or number that is taken as it is, or refused', () => {
    for (const { text } of [...hostileTexts, ...hostileNames, ...refusedNames]) {
      const json = JSON.stringify([
        { name: text, number: '1' },
        { name: 'Ann', number: text },
      ]);
      const { contacts, problems } = readContacts(microsip, json, 'a.json');
      expect(contacts.length + new Set(problems.map(({ line }) => line)).size).toBeGreaterThan(0);
      for (const { name, number } of contacts) expect([name, number].includes(text)).toBe(true);
    }
  });
});
