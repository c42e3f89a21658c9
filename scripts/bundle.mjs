// bundle.mjs: joins the modules of the command line into a few files in dist/program/, because a short command takes most
// of its time to load what it needs. What most commands need is one file; what is imported when it is used stays apart,
// and so do packages.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const output = join(root, 'dist', 'program');
const entry = join(source, 'cli', 'main.ts');
/**
 * What one file holds, with all that they import. The entry is none of it: it waits for the command, which would wait for
 * the entry if it had to import anything from there.
 */
const common = ['program.ts', 'generate.ts'].map((name) => join(source, 'cli', name));

/** A module finds other files from its own place in dist/, where the compiler has put it as well. */
const ownPlaces = {
  name: 'own places',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.ts')) return null;
    const place = relative(output, join(root, 'dist', relative(source, id))).replaceAll('\\', '/');
    const url = `new URL(${JSON.stringify(place.replace(/\.ts$/, '.js'))}, import.meta.url).href`;
    return readFileSync(id, 'utf8').replaceAll('import.meta.url', url);
  },
};

/** The modules that are loaded with some, and not later. */
function loadedWith(ids, { getModuleInfo }) {
  const all = new Set(ids);
  for (const id of all) for (const imported of getModuleInfo(id)?.importedIds ?? []) all.add(imported);
  return all;
}

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  plugins: [ownPlaces],
  build: {
    ssr: entry,
    outDir: output,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      output: {
        chunkFileNames: '[name].js',
        manualChunks: (id, rollup) => (loadedWith(common, rollup).has(id) ? 'common' : undefined),
      },
    },
  },
});
writeFileSync(join(root, 'dist', 'cli', 'main.js'), "#!/usr/bin/env node\nimport '../program/main.js';\n");
