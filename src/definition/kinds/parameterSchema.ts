import { z } from 'zod';
import { largestInteger, longestText, mostPlaces } from '../limits.js';

/** The kinds of parameters, and what can be said of each. What each accepts is in rules.ts. */

export const summary = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\r\n]*$/, 'must be a single line')
  .describe('One line that says what this is for.');
export const uriScheme = z.string().regex(/^[a-z][a-z0-9+.-]*$/, 'must be a scheme by RFC 3986, in lower case');

const common = {
  summary: summary.optional(),
  optional: z.literal(true).optional().describe('The parameter may be left out.'),
};
const length = z.int().min(1).max(longestText);

const phoneNumber = z
  .strictObject({
    kind: z.literal('phoneNumber'),
    ...common,
    addresses: z
      .literal(true)
      .optional()
      .describe('Also accept SIP users and addresses: john, 1000@pbx.example.com, sip:1000@pbx.example.com:5060.'),
    tones: z
      .literal(false)
      .optional()
      .describe('Refuse tones behind a comma: for an application that would dial them as digits of the number.'),
    maximumLength: length.max(255).optional(),
    default: z.string().optional(),
  })
  .describe('Digits and + * # , ; that can be dialled.');
const dtmf = z
  .strictObject({
    kind: z.literal('dtmf'),
    ...common,
    maximumLength: length.max(255).optional(),
    default: z.string().optional(),
  })
  .describe('Tones: digits, * # and A to D.');
const text = z
  .strictObject({
    kind: z.literal('text'),
    ...common,
    minimumLength: z.int().min(0).max(longestText).optional(),
    maximumLength: length.optional(),
    default: z.string().optional(),
  })
  .describe('A single line of any characters but control characters.');
const integer = z
  .strictObject({
    kind: z.literal('integer'),
    ...common,
    minimum: z.int().min(-largestInteger).max(largestInteger),
    maximum: z.int().min(-largestInteger).max(largestInteger),
    default: z.int().optional(),
  })
  .describe('A whole number in a range.');
const decimal = z
  .strictObject({
    kind: z.literal('decimal'),
    ...common,
    minimum: z.number().min(-largestInteger).max(largestInteger),
    maximum: z.number().min(-largestInteger).max(largestInteger),
    places: z
      .int()
      .min(1)
      .max(mostPlaces)
      .optional()
      .describe('How many digits may stand behind the point; 2 when left out.'),
    default: z.number().optional(),
  })
  .describe('A number in a range, with a point before its decimals: 1.5.');
const choiceWord = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
    'must be letters, digits, . _ -, 40 at most; what is sent may be another text: { name: wide, sends: full width }',
  );
const choice = z
  .strictObject({
    kind: z.literal('choice'),
    ...common,
    choices: z
      .array(
        z.union([
          choiceWord,
          z
            .strictObject({
              name: choiceWord.describe('What people choose it by.'),
              sends: z
                .string()
                .max(200)
                .regex(/^[^\u0000-\u001f\u007f"]+$/, 'must be a single line without double quotes, and not empty')
                .describe('What the application is sent for it, such as a text with blanks.'),
            })
            .describe('A choice whose text is another than its name.'),
        ]),
      )
      .min(1)
      .max(200),
    default: z.string().optional(),
  })
  .describe('One of a list of words, compared exactly.');
const flag = z
  .strictObject({ kind: z.literal('flag'), summary: summary.optional() })
  .describe('Yes or no; no when it is left out.');
const path = z
  .strictObject({
    kind: z.literal('path'),
    ...common,
    wildcards: z.literal(true).optional().describe('The last part may hold * and ?, as in C:\\Photos\\*.jpg.'),
    maximumLength: length.min(3).max(259).optional(),
    default: z.string().optional(),
  })
  .describe('An absolute Windows path, such as C:\\Reports\\May.xlsx or \\\\server\\share\\May.xlsx.');
const paths = z
  .strictObject({
    kind: z.literal('paths'),
    ...common,
    wildcards: z.literal(true).optional().describe('The last part of each may hold * and ?.'),
    maximumLength: length.min(3).optional().describe('Of all of them with a | between; 1000 when left out.'),
  })
  .describe('Absolute Windows paths, one or more. In a text they stand with a | between, which no path can hold.');
const url = z
  .strictObject({
    kind: z.literal('url'),
    ...common,
    schemes: z
      .array(uriScheme)
      .min(1)
      .optional()
      .describe('The schemes that it may have; http and https when left out.'),
    maximumLength: length.optional(),
    default: z.string().optional(),
  })
  .describe('An address with its scheme, of the signs that RFC 3986 knows: https://example.com/a?b=1.');
const secret = z
  .strictObject({ kind: z.literal('secret'), ...common, maximumLength: length.optional() })
  .describe('A password or key. Never on a command line, in a link, in a log or in a generated file.');

export const parameterSchema = z.discriminatedUnion('kind', [
  phoneNumber,
  dtmf,
  text,
  integer,
  decimal,
  choice,
  flag,
  path,
  paths,
  url,
  secret,
]);
