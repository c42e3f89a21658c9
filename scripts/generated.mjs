// generated.mjs: writes generated/ anew, for every profile, whatever a merge has made of it. A test compares it byte for
// byte.

import { defaultFolder, generate } from '../dist/generate/generate.js';
import { profiles } from '../dist/profiles/index.js';

for (const bridge of profiles) {
  for (const { target, files } of await generate(bridge, defaultFolder(bridge), { force: true })) {
    const changed = files.filter(({ change }) => change !== 'unchanged');
    process.stdout.write(`${bridge.definition.name}/${target}: ${files.length} files, ${changed.length} changed\n`);
  }
}
