import type { Bridge } from '../../definition/bridge.js';
import {
  fullWidth,
  type LinkScheme,
  letterKeys,
  linkNotes,
  linkPatterns,
  linkReasons,
  longestLink,
  longestLinkParameter,
  zeroKeepers,
  zeros,
} from '../../definition/links/rules.js';
import { rulesOf } from '../../definition/resolve/rulesOf.js';
import type { BridgeDefinition } from '../../definition/schema.js';
import { linkScript } from '../../installation/links.js';
import { findView } from '../findView.js';
import { ruleView } from '../model/rules.js';
import type { Header, PlannedFile } from '../target.js';
import { linkArguments } from './arguments.js';

/** The script that opens links. Nothing for a bridge that declares none. */
export function plan(bridge: Bridge, header: Header): PlannedFile[] {
  const { links, title, actions, application }: BridgeDefinition = bridge.definition;
  const action = links && actions[links.action];
  const rule = action && rulesOf(action).get(links.value);
  if (!action || rule?.form !== 'text') return [];
  const { characters, pattern, minimum, maximum } = ruleView(rule);
  const argumentViews = linkArguments(bridge, links);
  const view = {
    header,
    fileName: linkScript,
    example: `C:\\Folder\\${linkScript}`,
    title,
    action: links.action,
    shownSchemes: links.schemes.map((scheme) => `${scheme}:`).join(', '),
    usage: `There is no link. Run it with one, as in ${linkScript} tel:5551234.`,
    schemes: links.schemes.map((scheme) => ({ scheme, ...readers[scheme] })),
    colonSchemes: links.schemes.map((scheme) => `${scheme}:`).join(', '),
    patterns: linkPatterns,
    reasons: linkReasons,
    notes: linkNotes,
    zeros,
    fullWidth,
    letterKeys,
    zeroKeepers,
    longestLink,
    longestLinkParameter,
    rule: {
      minimum,
      maximum,
      characters: new RegExp(`^${characters}$`),
      pattern: new RegExp(`^(?:${pattern})$`),
      expected: `${links.value}: expected ${rule.expected}.`,
      mistakes: rule.mistakes.map(({ pattern, is }) => ({
        pattern: new RegExp(`^(?:${pattern})$`),
        is: `${links.value}: expected ${rule.expected}; this is ${is}.`,
      })),
      length: `${links.value}: expected ${rule.expected}; this has `,
      disallowed: `${links.value}: the character `,
      notAllowed: ` is not allowed; expected ${rule.expected}.`,
    },
    arguments: argumentViews,
    uses: { ...usesOf(links.schemes), quote: argumentViews.some(({ quote }) => quote) },
    ...findView(title, application),
    notFound: `${title} was not found. Looked at:`,
    boxTitle: `${title} link`,
    seconds: 20,
    lock: `bridgesmith-${bridge.definition.name}-link.lock`,
    invisible:
      /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
  };
  return [{ path: linkScript, template: 'open-link.js.hbs', view }];
}

/** Links of sips: ask for a secure call, which the address must go on saying. */
const readers: Readonly<Record<LinkScheme, { reader: string; prefix: string }>> = {
  sip: { reader: 'sipNumber', prefix: '' },
  sips: { reader: 'sipNumber', prefix: 'sips:' },
  tel: { reader: 'telNumber', prefix: '' },
  callto: { reader: 'calltoNumber', prefix: '' },
};

function usesOf(schemes: readonly LinkScheme[]) {
  const callto = schemes.includes('callto');
  const tel = callto || schemes.includes('tel');
  const sip = callto || schemes.includes('sip') || schemes.includes('sips');
  return { tel, callto, sip };
}
