// compileTemplates.mjs: writes templates/ as JavaScript into dist/, so that none has to be read when it is used.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compiledModule } from '../dist/generate/compile.js';
import { builtInTexts } from '../dist/generate/templateFiles.js';
import { targets } from '../dist/targets/index.js';

const folder = fileURLToPath(new URL('../dist/generate/compiled', import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const target of targets) {
  writeFileSync(join(folder, `${target.name}.js`), compiledModule(target, await builtInTexts(target.name)));
}
