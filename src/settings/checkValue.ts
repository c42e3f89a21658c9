import { likeUsers } from '../definition/kinds/numberMistakes.js';
import { linkPatterns } from '../definition/links/rules.js';
import { RefusedError } from '../errors.js';
import { type ValueLimit, writeValue } from '../ini/value.js';
import { reader } from './file.js';
import type { HookFindings, KeyDefinition, ValueKind, ValueRules } from './key.js';

/** What is taken beyond what is known to be right. */
export interface Allowances {
  /** Also keys, and values of keys, that are not known, as another version of the phone may have. */
  readonly force?: boolean | undefined;
  /** Also programs in which what a caller chose may act. */
  readonly unsafeHooks?: boolean | undefined;
  /** Also what only a phone's own file may hold: values of another version, and longer ones. */
  readonly isPhones?: boolean | undefined;
}

/**
 * A value as the settings file has it, for what people write: `yes` and `true` become 1, and case matters in no choice.
 *
 * @throws RefusedError that says what is expected.
 */
export function checkValue(rules: ValueRules, key: KeyDefinition, text: string, allowances: Allowances = {}): string {
  const { force, isPhones } = allowances;
  const value = isPhones ? text : normalized(key.value, text);
  writeValue(key.name, value ?? text, limitOf(rules, key.value.kind, isPhones));
  if (key.value.kind === 'hook') checkHook(key.name, rules.examineHook?.(text) ?? {}, allowances);
  if (value !== undefined) return value;
  if (force) return text;
  if (key.value.kind === 'user') {
    throw new RefusedError(key.name, `${key.name} is ${JSON.stringify(text)}: ${likeUsers.spoilt.is}.`);
  }
  throw new RefusedError(
    key.name,
    `${key.name} is ${JSON.stringify(text)}, but expects ${expected(rules, key.value)}.`,
  );
}

/** How long a value may be. Newer phones read more of some keys than is known here of them. */
export function limitOf(
  { longest, longestSecret }: ValueRules,
  kind: ValueKind['kind'] | undefined,
  isPhones = false,
): ValueLimit {
  return { characters: kind === 'secret' || isPhones ? longestSecret : longest, reader };
}

/** What a key expects, in words. */
function expected({ longest, longestSecret }: ValueRules, value: ValueKind): string {
  switch (value.kind) {
    case 'flag':
      return '1 or 0';
    case 'integer':
      return `a whole number from ${value.minimum} to ${value.maximum}`;
    case 'choice':
      return `one of ${value.choices.map((choice) => choice || '(empty)').join(', ')}`;
    case 'host':
      return `${value.several ? 'hosts' : 'a host'} such as pbx.example.com, pbx.example.com:5060 or [2001:db8::1]:5060${value.several ? ', with a space between two' : ''}`;
    case 'secret':
      return `a password of ${longestSecret} characters at most`;
    default:
      return `a text of ${longest} characters at most`;
  }
}

/** Undefined for a value that is none of this kind. */
function normalized(value: ValueKind, text: string): string | undefined {
  switch (value.kind) {
    case 'user':
      return linkPatterns.spoilt.test(text) ? undefined : text;
    case 'flag':
      return flags.get(text.toLowerCase());
    case 'integer':
      return /^-?\d{1,10}$/.test(text) && Number(text) >= value.minimum && Number(text) <= value.maximum
        ? String(Number(text))
        : undefined;
    case 'choice':
      return value.choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'host':
      return text === '' || (value.several ? text.split(' ') : [text]).every(isHost) ? text : undefined;
    default:
      return text;
  }
}

/** Of a name or an address, a port that exists, and parameters such as `;transport=tcp`. */
function isHost(text: string): boolean {
  const [, port] = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::(\d{1,5}))?(?:;[\w.=-]+)*$/i.exec(text) ?? ['', 'none'];
  return port === undefined || (Number(port) >= 1 && Number(port) <= 65535);
}

function checkHook(name: string, { problem, danger }: HookFindings, { unsafeHooks, isPhones }: Allowances): void {
  const without = isPhones ? ` Leave it out by --unset ${name}.` : '';
  if (problem !== undefined) throw new RefusedError(name, `${name} ${problem}.${without}`);
  if (danger === undefined || unsafeHooks) return;
  throw new RefusedError(
    name,
    `${name} ${danger}. Use an .exe that is made for it; or --unsafe-hooks, if you trust all who can call.${without}`,
  );
}

const flags: ReadonlyMap<string, string> = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, '1'] as const),
  ...['0', 'false', 'no', 'off'].map((word) => [word, '0'] as const),
]);
