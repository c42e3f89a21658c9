import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { blocksIn, root } from './pages.js';

const opened = await openLab({ own: true });

describe.skipIf(!opened)(`the scripts that the pages call ${labUnavailable()}`, () => {
  const lab = opened as Lab;

  beforeEach(async () => {
    await lab.phone.install();
    await lab.phone.start();
    await lab.phone.clear();
  });
  afterEach(() => lab.phone.uninstall());
  afterAll(() => lab.close());

  const lines = blocksIn('bat').map(({ text }) => text.trim().split('\n'));

  test.each([...new Set(lines.flat())].filter((line) => !line.startsWith('set ')))('%s', async (line) => {
    const set = lines.find((block) => block.includes(line))?.find((other) => other.startsWith('set ')) ?? '';
    const [, name = '', value = ''] = /^set (\w+)=(.*)$/.exec(set) ?? [];
    const options = { cwd: lab.toWindows(root), env: name ? { [name]: value } : {} };
    const { exitCode, stdout, stderr } = await lab.cmdLine(line, options);
    expect({ exitCode, said: `${stdout}${stderr}` }).toEqual({ exitCode: 0, said: '' });
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });

  test.each(['20', 'newest'] as const)('the program for Node, in Node %s', async (version) => {
    const [program] = blocksIn('js', 'README.md');
    const file = join(root, 'dist', `readme-${version}.mjs`);
    writeFileSync(file, String(program?.text).replace("'bridgesmith'", "'./index.js'"));
    const { exitCode, stderr } = await lab.node(version, file);
    expect({ exitCode, stderr: String(stderr) }).toEqual({ exitCode: 0, stderr: '' });
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });
});
