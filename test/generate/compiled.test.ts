import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { compiledModule } from '../../src/generate/compile.js';
import { builtInTexts } from '../../src/generate/templateFiles.js';
import { targets } from '../../src/targets/index.js';

describe('dist/', () => {
  test.each(targets)('has the templates of $name as they are, compiled (or run `npm run build`)', async (target) => {
    const built = await readFile(new URL(`../../dist/generate/compiled/${target.name}.js`, import.meta.url), 'utf8');
    expect(built).toBe(compiledModule(target, await builtInTexts(target.name)));
  });
});
