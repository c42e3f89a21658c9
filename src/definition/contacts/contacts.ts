import { RefusedError, UsageError } from '../../errors.js';
import type { Bridge } from '../bridge.js';
import type { Rule } from '../forms/index.js';
import { checkValue } from '../forms/values.js';
import { isSwitch, ruleOf } from '../kinds/kindOf.js';
import { actionOf, resolve } from '../resolve/resolve.js';
import type { BridgeDefinition, PageDefinition, PageLinkDefinition, PagePiece } from '../schema.js';
import { checkLinkedNumber, linkAdvice } from './linkedNumber.js';
import { fieldsOf, joinPagePieces, neededFields } from './pagePieces.js';
import { pastedNumber } from './pastedNumber.js';

/** A contact as people write it: its `name`, and fields of the bridge's page. An empty text is as if it were not there. */
export type Contact = Readonly<Record<string, unknown>>;

/** A contact that has been checked, with the links that it has. */
export interface PageContact {
  readonly name: string;
  readonly links: readonly ContactLink[];
  /** What was not taken as it stands, each as a sentence without its full stop. */
  readonly notes: readonly string[];
}

export interface ContactLink {
  /** The name of the link in the definition. */
  readonly link: string;
  readonly label: string;
  /** What `resolve` gives for the action over `uri`. */
  readonly uri: string;
  /** What is called, for people. */
  readonly shown: string;
}

/** The field that every contact has. */
export const nameField = 'name';

/**
 * A contact with its links, each checked by the rules of its fields, and then of its action.
 *
 * @returns why it is none, each as a sentence without its full stop, where it is none.
 * @throws UsageError for a bridge that declares no page.
 */
export function checkContact(bridge: Bridge, contact: Contact): PageContact | readonly string[] {
  const page = pageOf(bridge.definition);
  const { texts, problems, notes } = readFields(page, contact);
  const links = Object.entries(page.links).filter(([, link]) => isComplete(page, link, texts));
  if (problems.length === 0) problems.push(...uselessFields(page, links, texts), ...nothingToCall(page, links, texts));
  if (problems.length > 0) return problems;
  const built = links.map(([name, link]) => attempt(() => contactLink(bridge, page, name, link, texts)));
  const refused = built.filter((one) => typeof one === 'string');
  if (refused.length > 0) return refused;
  return { name: texts.get(nameField) ?? '', links: built.filter((one) => typeof one !== 'string'), notes };
}

export function isContact(checked: PageContact | readonly string[]): checked is PageContact {
  return !Array.isArray(checked);
}

/** @throws UsageError for a bridge that declares no page. */
export function pageOf({ name, page }: BridgeDefinition): PageDefinition {
  if (page) return page;
  throw new UsageError(`${name} declares no page, so there is nothing to show contacts on.`);
}

/** The rules of a contact's fields, its name first. */
export function fieldRules(page: PageDefinition): ReadonlyMap<string, Rule> {
  const fields = Object.entries(page.fields).map(([name, field]) => [name, ruleOf(field)] as const);
  return new Map([[nameField, ruleOf({ kind: 'text' })], ...fields]);
}

/** The fields that are given, and then those that have a default. */
function readFields(page: PageDefinition, contact: Contact) {
  const rules = fieldRules(page);
  const given = Object.entries(contact).filter(([, value]) => value !== '' && value !== undefined && value !== null);
  const texts = new Map<string, string>();
  const problems: string[] = [];
  const notes: string[] = [];
  for (const [name, value] of given) {
    const rule = rules.get(name);
    const pasted = rule && isDialled(page, name) ? pastedNumber(name, rule, value, notes) : value;
    const text = rule ? attempt(() => ({ text: checkValue(name, rule, pasted) })) : unknownField(page, name);
    if (typeof text === 'string') problems.push(text + linkAdvice(value));
    else texts.set(name, text.text);
  }
  if (given.every(([name]) => name !== nameField)) problems.unshift(`${nameField} is missing`);
  else if (texts.has(nameField) && !canBeSeen(texts.get(nameField) ?? '')) {
    problems.unshift(`${nameField}: expected a text that can be seen`);
  }
  return { texts, problems, notes };
}

function isDialled({ fields }: PageDefinition, name: string): boolean {
  const kind = Object.hasOwn(fields, name) ? fields[name]?.kind : undefined;
  return kind === 'phoneNumber' || kind === 'dtmf';
}

export function unknownField(page: PageDefinition, name: string): string {
  return `${JSON.stringify(name.slice(0, 60))} is nothing that a contact has; there are ${[...fieldRules(page).keys()].join(', ')}`;
}

/** A name of spaces, or of signs that only direct others, would leave its links without a name. */
function canBeSeen(text: string): boolean {
  return /[^\p{Cc}\p{Cf}\p{Z}\p{M}]/u.test(text);
}

function isComplete(page: PageDefinition, link: PageLinkDefinition, texts: ReadonlyMap<string, string>): boolean {
  return neededFields(page, link).every((field) => texts.has(field));
}

type NamedLink = readonly [string, PageLinkDefinition];

/** What is written down and would do nothing is a mistake: an extension without its room, say. */
function uselessFields(
  page: PageDefinition,
  complete: readonly NamedLink[],
  texts: ReadonlyMap<string, string>,
): string[] {
  const used = new Set([nameField, ...complete.flatMap(([, link]) => fieldsOf(link))]);
  const useless = [...texts.keys()].filter((field) => !used.has(field));
  return useless.map((field) => {
    const users = Object.values(page.links).filter((link) => fieldsOf(link).includes(field));
    const lacks = users.map((link) => neededFields(page, link).filter((needed) => !texts.has(needed)));
    const missing = [...new Set(lacks.map((names) => names.join(' and ')))];
    return missing.length === 0
      ? `${field} is used by no link`
      : `${field} is of no use without ${missing.join(', or ')}`;
  });
}

function nothingToCall(
  page: PageDefinition,
  complete: readonly NamedLink[],
  texts: ReadonlyMap<string, string>,
): string[] {
  if (complete.length > 0 || [...texts.keys()].some((field) => field !== nameField)) return [];
  const ways = Object.values(page.links).map((link) => neededFields(page, link).join(' and '));
  return [`there is nothing to call; give ${ways.join(', or ')}`];
}

function contactLink(
  bridge: Bridge,
  page: PageDefinition,
  name: string,
  link: PageLinkDefinition,
  texts: ReadonlyMap<string, string>,
): ContactLink {
  const known = new Map([...defaults(page), ...texts]);
  const join = (pieces: readonly PagePiece[]) => joinPagePieces(pieces, known, texts);
  const values = Object.entries(link.arguments).map(([parameter, pieces]) => [parameter, join(pieces)] as const);
  const action = actionOf(bridge, link.action);
  const { uri } = resolve(bridge, link.action, typed(action, values), 'uri');
  for (const [parameter, value] of values) {
    if (action.parameters?.[parameter]?.kind === 'phoneNumber') checkLinkedNumber(parameter, value);
  }
  const shown = link.shows ? join(link.shows) : values.map(([, value]) => value).join(' ');
  return { link: name, label: link.label, uri, shown };
}

/** What the action takes as text is joined as text; a flag is set by any text but none. */
function typed(
  { parameters = {} }: ReturnType<typeof actionOf>,
  values: readonly (readonly [string, string])[],
): Record<string, unknown> {
  return Object.fromEntries(values.map(([name, value]) => [name, isSwitch(parameters[name]) ? value !== '' : value]));
}

function defaults(page: PageDefinition): [string, string][] {
  return Object.entries(page.fields).flatMap(([name, field]) =>
    'default' in field && field.default !== undefined ? [[name, String(field.default)] as [string, string]] : [],
  );
}

function attempt<T>(build: () => T): T | string {
  try {
    return build();
  } catch (error) {
    if (error instanceof RefusedError) return error.message.replace(/\.$/, '');
    throw error;
  }
}
