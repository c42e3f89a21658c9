// define.test.ts: the guide to definitions has all that a definition may say. commands.test.ts carries its examples out.
import { describe, expect, test } from 'vitest';
import { defineBridge, jsonSchema } from '../../src/definition/index.js';
import { type LauncherCall, readLauncher } from '../../src/definition/launcher/words.js';
import { parseBridge } from '../../src/definition/load/load.js';
import { namesOf } from '../../src/targets/powershell/names.js';
import { blocksIn, filesOf, splitWords, textOf } from './pages.js';

const guide = textOf('docs/define.md');
const files = filesOf('docs/define.md');

describe('docs/define.md', () => {
  test('says what the words behind a launcher amount to', () => {
    const lines = blocksIn('text', 'docs/define.md').flatMap(({ text }) => text.trimEnd().split('\n'));
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const [words = '', meaning = ''] = line.split(/ {2,}/);
      expect(meaningOf(readLauncher(bridgeOf('radio.yaml'), splitWords(words).slice(1))), words).toBe(meaning);
    }
  });

  test('names the function that it says', () => {
    const names = namesOf(bridgeOf('door.yaml'));
    expect(guide).toContain(`\`${names.functions.get('unlock')}\`, in \`scripts\\powershell\\${names.module}\\`);
  });

  test('has every key that a definition may have, and every kind of parameter', () => {
    const words = new Set(guide.match(/[A-Za-z]+/g));
    const missing = [...wordsOf(jsonSchema())].filter((word) => !words.has(word));
    expect(missing).toEqual([]);
  });
});

function bridgeOf(name: string) {
  const text = files.find((file) => file.name === name)?.text ?? '';
  return defineBridge(parseBridge(text, name).definition);
}

function meaningOf({ action, values, names, settings }: LauncherCall): string {
  const shown = (texts: Readonly<Record<string, unknown>>) =>
    Object.entries(texts).map(([name, text]) => `${name}="${text}"`);
  const set = Object.entries(settings?.texts ?? {});
  return [
    ...set.map(([name, text]) => `sets ${name}="${text}"`),
    ...(action === undefined ? [] : [[action, ...shown(values)].join(' ')]),
    ...names.map(({ parameter, name }) => `the name "${name}" of ${parameter} is looked up`),
  ].join('; ');
}

/** The keys that a schema knows, and the words that are one of a few. */
function wordsOf(schema: unknown): Set<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  if (Array.isArray(schema)) return new Set(schema.flatMap((one) => [...wordsOf(one)]));
  const { properties = {}, const: word, enum: several = [] } = schema as Record<string, unknown>;
  const own = [...Object.keys(properties as object), ...(several as unknown[]), word];
  const inner = Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties' ? Object.values(value).flatMap((one) => [...wordsOf(one)]) : [...wordsOf(value)],
  );
  const named = own.filter((name): name is string => typeof name === 'string' && /^[A-Za-z]+$/.test(name));
  return new Set([...named, ...inner]);
}
