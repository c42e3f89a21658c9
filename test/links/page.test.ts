// pageLinks.test.ts: what the page's links come to when Windows hands them to bridgesmith, or to the phone itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkContact, isContact } from '../../src/definition/contacts/contacts.js';
import { parseLink } from '../../src/links/read.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileTexts } from '../corpora/hostile.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const linksOf = (values: Record<string, unknown>) => {
  const checked = checkContact(microsip, { name: 'Ann', ...values });
  return isContact(checked) ? checked.links.map(({ uri }) => uri) : [];
};

/** The phone takes points and hyphens out of a number, as a reader of links does; in a name they stay. */
const dialled = (text: string) => (/^[^A-Za-z@_~,]*(?:,|$)/.test(text) ? text.replace(/[.-]/g, '') : text);

/** What clipboards bring along around a number and in it; a digit's place in its ten says what it is. */
const pasted = (text: string) =>
  text
    .replace(/^[\p{Cf}\p{Z}]+|[\p{Cf}\p{Z}]+$|(?<=\d)\p{Z}(?=\d)|[()]/gu, '')
    .replace(/\p{Nd}/gu, (sign) => String(digitOf(sign.codePointAt(0) ?? 0)));
const digitOf = (code: number): number => {
  const before = String.fromCodePoint(code - 1);
  return /\p{Nd}/u.test(before) ? digitOf(code - 1) + 1 : 0;
};

/** What the phone does with the number of its command line: calls the one, and sends the others, each at its second. */
function phoneDoes(number: string): { call: string; tones: [number, string][] } {
  const comma = number.indexOf(',');
  if (comma <= 0 || comma === number.length - 1) return { call: number, tones: [] };
  const pieces = number.slice(comma + 1).split(',');
  let second = 0;
  const tones = pieces.map((piece): [number, string] => {
    second += 1;
    const at: [number, string] = [second, piece];
    second += 0.2 * piece.length;
    return at;
  });
  return { call: number.slice(0, comma), tones: tones.filter(([, piece]) => piece !== '') };
}

test('the documented buttons are those of the committed page, and were typed in the lab', () => {
  const page = readFileSync(join(root, 'generated/microsip/page/example.html'), 'utf8');
  const rows = readFileSync(join(root, 'docs/microsip.md'), 'utf8');
  const typed = [...rows.matchAll(/^\| the page's "([^"]+)".* \| `start "" "([^"]+)"` \| dial (.*) \|$/gm)];
  expect(typed.map(([, label]) => label)).toEqual(['Call Client via MicroSIP', 'Call Extension and Enter Room']);
  for (const [, label = '', link = '', number = ''] of typed) {
    expect(page).toMatch(new RegExp(`href="${link.replace(/[+.]/g, '\\$&')}"[^>]*>${label}</a>`));
    expect(parseLink(microsip, link).number).toBe(number);
  }
});

describe("bridgesmith's own handler reads a link of the page as what was meant", () => {
  test.each([
    '5551234',
    '+15551234',
    '*70#',
    '555-12.34',
    'jo.doe',
    'jo@pbx.example.com',
    '1000@pbx.example.com:5070',
    'jo@[2001:db8::1]',
    '+1@pbx',
    '1000,,12',
  ])('call %s', (number) => {
    const [link = ''] = linksOf({ number });
    expect(parseLink(microsip, link)).toEqual({ scheme: 'callto', number: dialled(number), dropped: [], notes: [] });
  });

  test('any number that the page takes', () => {
    const signs = fc.array(fc.constantFrom(...'0123456789+*#,;._~@:=-ABEabpx[]'), { minLength: 1, maxLength: 12 });
    const shaped = fc
      .tuple(fc.constantFrom('', '+', 'sip:', 'sips:'), signs, fc.constantFrom('', '@pbx', '@pbx.example:5060', '@1-'))
      .map(([head, body, tail]) => `${head}${body.join('')}${tail}`);
    let taken = 0;
    fc.assert(
      fc.property(shaped, (number) => {
        const checked = checkContact(microsip, { name: 'Ann', number });
        for (const { uri, shown } of isContact(checked) ? checked.links : []) {
          taken += 1;
          expect(parseLink(microsip, uri).number).toBe(dialled(shown));
          if (isContact(checked) && checked.notes.length === 0) expect(shown).toBe(number);
        }
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(1000);
  });

  test('any room that the page takes, with tones at the second that was asked for', () => {
    const digits = (signs: string) => fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 8 });
    const rooms = fc.record(
      {
        extension: digits('0123456789+*#,;'),
        room: digits('0123456789ABCD*#'),
        wait: fc.integer({ min: 1, max: 60 }),
        pin: digits('0123456789#'),
      },
      { requiredKeys: ['extension', 'room'] },
    );
    let taken = 0;
    fc.assert(
      fc.property(rooms, (values) => {
        for (const link of linksOf(values)) {
          taken += 1;
          const { wait = 3, room, pin } = values;
          const { number } = parseLink(microsip, link);
          expect(number).toBe(`${values.extension}${','.repeat(wait)}${room}${pin === undefined ? '' : `,${pin}`}`);
          if (values.extension.includes(',')) continue;
          const then: [number, string][] = pin === undefined ? [] : [[wait + 0.2 * room.length + 1, pin]];
          const { call, tones } = phoneDoes(number);
          expect(call).toBe(values.extension);
          expect(tones.map(([at, piece]) => [at.toFixed(1), piece])).toEqual(
            [[wait, room] as [number, string], ...then].map(([at, piece]) => [at.toFixed(1), piece]),
          );
        }
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  test('hostile texts make no link, or one that calls them', () => {
    for (const { text } of hostileTexts) {
      for (const link of [...linksOf({ number: text }), ...linksOf({ extension: text, room: '1', wait: 1 })]) {
        expect(link).toMatch(/^callto:[0-9A-Za-z+*#][0-9A-Za-z+*#,._~@:-]*$/);
        expect([dialled(pasted(text)), `${pasted(text)},1`]).toContain(parseLink(microsip, link).number);
      }
    }
  });
});
