import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../src/definition/index.js';
import { profiles } from '../../src/profiles/index.js';
import { changed, right } from './right.js';
import { wrongShapes } from './wrong.js';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(jsonSchema());

describe('the JSON Schema', () => {
  test.each([...profiles.map(({ definition }) => [definition.name, definition] as const), ['right', right] as const])(
    'accepts %s',
    (_name, definition) => {
      validate(JSON.parse(JSON.stringify(definition)));
      expect(validate.errors).toBeNull();
    },
  );

  test.each(wrongShapes)('refuses what is wrong in shape at $path: $message', ({ change }) => {
    expect(validate(changed(change))).toBe(false);
  });

  test('is the draft that it names, has a title, and tells editors what each part is for', () => {
    const schema = jsonSchema() as { properties: Record<string, { description?: string }> };
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'bridgesmith bridge',
    });
    expect(schema.properties.title?.description).toContain('such as Desk Phone');
  });
});
