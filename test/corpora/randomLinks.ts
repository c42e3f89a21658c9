// randomLinks.ts: links that are nearly right, and any text.
import fc from 'fast-check';
import { linkSchemes } from '../../src/definition/links/rules.js';

const parts = fc.constantFrom(
  ...['tel:', 'sip:', 'sips:', 'callto:', 'msip:', '//', '/', '/answer', '%2F', '%25', '%20', '%', '+', '@', ';', ':'],
  ...['ext=', '?', ',', ' ', '"', '\\', '-', '555', 'jo', 'pbx.example', '\u0661', '\u0000', '\u202E', '*', '#'],
  ...[
    '(0)',
    '+49',
    '+39',
    'x',
    'ext.',
    'p',
    '\u202A',
    '\u00A0',
    '\u2013',
    '\uFF15',
    '%E2%80%AA',
    '%D9%A5',
    '[::1]',
    'E+10',
    'tel:',
  ],
  ...['phone-context=', 'postd=', 'p1', '.0', '1.5', 'A', '1-800-FLOWERS', ':5060', 'pbx'],
  ...['%C3', '%A9', '%C0%AF', '%E2%80%AE', '%ed%A0%80', '%F0%9F%98%80', '%4', 'm-x', 'isub', '=', '.', '(', ')'],
);
const wild = fc.string({ unit: 'binary' });
const tail = fc.array(fc.oneof({ weight: 9, arbitrary: parts }, { weight: 1, arbitrary: wild }), { maxLength: 6 });
const links = fc.tuple(fc.constantFrom(...linkSchemes), tail).map(([scheme, words]) => `${scheme}:${words.join('')}`);

export const randomLinks = fc.oneof({ weight: 9, arbitrary: links }, wild);
