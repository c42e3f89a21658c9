// bundle.mjs: joins modules, because what is short takes most of its time to load what it needs. Of the command line there
// are a few files, in dist/program/: what most commands need is one, and what is imported when it is used stays apart. The
// thread of DDE is one file, dist/dde/worker/worker.js. Packages stay apart.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');
const entry = join(source, 'cli', 'main.ts');
/**
 * What one file holds, with all that they import. The entry is none of it: it waits for the command, which would wait for
 * the entry if it had to import anything from there.
 */
const common = ['program.ts', 'generate.ts'].map((name) => join(source, 'cli', name));

/** A module finds other files from its own place in dist/, where the compiler has put it as well. */
const ownPlaces = (output) => ({
  name: 'own places',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('.ts')) return null;
    const place = relative(output, join(root, 'dist', relative(source, id))).replaceAll('\\', '/');
    const url = `new URL(${JSON.stringify(place.replace(/\.ts$/, '.js'))}, import.meta.url).href`;
    return readFileSync(id, 'utf8').replaceAll('import.meta.url', url);
  },
});

/** The modules that are loaded with some, and not later. */
function loadedWith(ids, { getModuleInfo }) {
  const all = new Set(ids);
  for (const id of all) for (const imported of getModuleInfo(id)?.importedIds ?? []) all.add(imported);
  return all;
}

await joinModules(entry, join(root, 'dist', 'program'), {
  chunkFileNames: '[name].js',
  manualChunks: (id, rollup) => (loadedWith(common, rollup).has(id) ? 'common' : undefined),
});
await joinModules(join(source, 'dde', 'worker', 'worker.ts'), join(root, 'dist', 'dde', 'worker'), {});
writeFileSync(join(root, 'dist', 'cli', 'main.js'), "#!/usr/bin/env node\nimport '../program/main.js';\n");

/** Writes a module, with all that it imports, into a folder that has nothing else then. */
function joinModules(entry, folder, output) {
  return build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [ownPlaces(folder)],
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output },
    },
  });
}
