import { z } from 'zod';
import type { DeepReadonly } from '../kinds/kind.js';
import { parameterSchema } from '../kinds/parameterSchema.js';
import { camelCase, singleLine, summary } from './texts.js';

const pageParameter = z
  .strictObject({ parameter: z.string().describe('The value of this field.') })
  .describe('The value of a field.');
const pageRepeat = z
  .strictObject({
    repeat: z.string().min(1).describe('The text.'),
    times: z.string().describe('The field, a whole number, that says how many times.'),
  })
  .describe('A text as many times as a field says.');
const pageSimple = z.union([singleLine, pageParameter, pageRepeat]);
const pagePiece = z.union([
  singleLine,
  pageParameter,
  pageRepeat,
  z
    .strictObject({
      when: z.string().describe('The name of an optional field.'),
      write: z.array(pageSimple).min(1),
      otherwise: z.array(pageSimple).min(1).optional(),
    })
    .describe('Pieces that are there only when a field is given.'),
]);
const pagePieces = z.array(pagePiece).min(1);

export const pageSchema = z
  .strictObject({
    title: singleLine.max(80).describe('The heading of the page.'),
    summary,
    fields: z
      .record(camelCase, parameterSchema)
      .describe('What is known of a contact beside its name. No secrets: whoever has the page can read it.'),
    links: z
      .record(
        camelCase,
        z.strictObject({
          label: singleLine.max(60).describe('What the link says, such as "Call Client via Desk Phone".'),
          action: z.string().describe('The name of an action that goes over uri.'),
          arguments: z.record(z.string(), pagePieces).describe('What each of its parameters is joined of.'),
          shows: pagePieces
            .optional()
            .describe('What stands beside the link, for people. Its arguments when left out.'),
        }),
      )
      .describe('The links of a contact; each is there when the contact has the fields that it needs.'),
    help: z
      .array(
        z.strictObject({
          text: singleLine.max(500),
          command: singleLine.max(200).optional().describe('What to type.'),
        }),
      )
      .optional()
      .describe('What to do when a link does nothing.'),
    example: z
      .array(z.record(z.string(), z.union([z.string(), z.number()])))
      .min(1)
      .describe('Contacts for the page that is made without any.'),
  })
  .describe('An HTML page of contacts with links, by which the application calls them.');

export type PageDefinition = DeepReadonly<z.input<typeof pageSchema>>;
export type PageLinkDefinition = PageDefinition['links'][string];
export type PagePiece = DeepReadonly<z.input<typeof pagePiece>>;
