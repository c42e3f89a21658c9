import { type TextRule, textRule } from '../forms/text.js';
import { type Always, defineKind } from './kind.js';
import { digitMistakes, numberMistakes } from './numberMistakes.js';
import { common, length } from './parts.js';

export const phoneNumber = defineKind<Always<string>>()({
  name: 'phoneNumber',
  schema: (z) =>
    z
      .strictObject({
        kind: z.literal('phoneNumber'),
        ...common(z),
        addresses: z
          .literal(true)
          .optional()
          .describe('Also accept SIP users and addresses: john, 1000@pbx.example.com, sip:1000@pbx.example.com:5060.'),
        tones: z
          .literal(false)
          .optional()
          .describe('Refuse tones behind a comma: for an application that would dial them as digits of the number.'),
        maximumLength: length(z).max(255).optional(),
        default: z.string().optional(),
      })
      .describe('Digits and + * # , ; that can be dialled.'),
  rule: ({ addresses, tones, maximumLength }) => {
    if (addresses) return addressRule(maximumLength ?? 255);
    return (tones === false ? digitsRule : numberRule)(maximumLength ?? 64);
  },
  problems: ({ addresses, tones }) =>
    addresses && tones === false
      ? [{ key: 'tones', message: 'stands beside addresses, which may have tones behind them.' }]
      : [],
  given: 'word',
  isPiped: true,
});

/** Behind the first comma stand tones: the phone calls what is before it, and sends the rest when the call is answered. */
const tones = ',[0-9A-D*#,;]*';

function numberRule(maximumLength: number): TextRule {
  return textRule({
    characters: '[0-9A-D+*#,;]',
    pattern: `[0-9+*#][0-9+*#;]*(?:${tones})?`,
    minimumLength: 1,
    maximumLength,
    expected: 'digits and + * # ; (not ; first), and tones (0-9 A-D * # , ;) behind a comma',
    example: '5551234',
    mistakes: numberMistakes,
    plain: 'number',
  });
}

/** Of a program that sends no tones behind a number. */
function digitsRule(maximumLength: number): TextRule {
  return textRule({
    characters: '[0-9+*#]',
    pattern: '[0-9+*#]+',
    minimumLength: 1,
    maximumLength,
    expected: 'digits and + * #',
    example: '5551234',
    mistakes: digitMistakes,
    plain: 'digits',
  });
}

/**
 * A number, a SIP user, or a SIP address (RFC 3261, section 19.1.1), less what a command language or MicroSIP would
 * read as its own: no percent-escapes, quotes, parentheses, slashes or headers. A colon stands only after `sip` or `sips`
 * and behind the @, so that no other scheme (msip:exit) can be written, and brackets only around an IPv6 address. Behind a
 * host there are no tones.
 */
function addressRule(maximumLength: number): TextRule {
  const host = '(?:[0-9A-Za-z]|\\[[0-9A-Fa-f:.]+\\])[0-9A-Za-z.:;=_-]*';
  return textRule({
    characters: '[0-9A-Za-z+*#,;._~@:=\\[\\]-]',
    pattern: `(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#;._~-]*(?:${tones}|@${host})?`,
    minimumLength: 1,
    maximumLength,
    expected:
      'a number (digits and + * # ;), with tones (0-9 A-D * # , ;) behind a comma, a SIP user, or a SIP address such as 1000@pbx.example.com',
    example: '5551234',
    mistakes: numberMistakes,
    plain: 'address',
  });
}
