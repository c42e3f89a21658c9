import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const reporter = fileURLToPath(new URL('closing-line.ts', import.meta.url));

/** Runs tests with the reporter alone, and interrupts them once their output holds a text. */
async function runWith(text: string, interruptAt?: string): Promise<{ exitCode: number | null; output: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bridgesmith-closing-line-'));
  try {
    await writeFile(join(folder, 'one.test.js'), text);
    const words = [vitest, 'run', '--globals', '--root', folder, `--reporter=${reporter}`];
    const run = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [run.stdout, run.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => {
        output += piece;
        if (interruptAt && output.includes(interruptAt)) run.kill('SIGTERM');
      });
    const exitCode = await new Promise<number | null>((resolve) => run.once('close', resolve));
    return { exitCode, output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('counts what passed, failed and was skipped, with names', async () => {
  const { exitCode, output } = await runWith(
    `test('right', () => {}); test.skip('later', () => {}); test('wrong', () => { throw new Error('so'); });`,
  );
  expect(exitCode).toBe(1);
  expect(output).toContain('failed: one.test.js: wrong: so\n');
  expect(output).toMatch(/Skipped:\n {2}one\.test\.js: later\n[\s\S]*Failed:\n {2}one\.test\.js: wrong: so\n/);
  expect(output).toMatch(/\n1 passed, 1 failed, 1 skipped\n/);
});

// Windows has no SIGTERM: a process that is killed there is told nothing.
test.skipIf(process.platform === 'win32')('says of an interrupted run what had ended by then', async () => {
  const { exitCode, output } = await runWith(
    `test('right', () => {}); test('wrong', () => { throw new Error('so'); }); test('hangs', () => new Promise(() => setTimeout(() => {}, 1e9)));`,
    'failed: ',
  );
  expect(exitCode).toBe(143);
  expect(output).toMatch(/Interrupted by SIGTERM[\s\S]*Failed:\n {2}one\.test\.js: wrong: so\n/);
  expect(output).toMatch(/Not ended:\n {2}one\.test\.js: hangs\n\n1 passed, 1 failed, 0 skipped\n$/);
});
