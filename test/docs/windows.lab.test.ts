import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registeredHost, startHost } from '../host/hostProcess.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';
import { blocksIn, linesIn, splitWords } from './pages.js';

const opened = await openLab({ own: true });
const lines = [...new Set(linesIn('batch'))];
const talks = (line: string) => splitWords(line)[1] === 'dde';
const examines = (line: string) => line.startsWith('bridgesmith doctor ');
const serves = (line: string) => line === 'bridgesmith host microsip --verbose';

describe.skipIf(!opened)(`the commands that the pages show for Windows ${labUnavailable()}`, () => {
  const lab = opened as Lab;

  beforeAll(async () => {
    await lab.excel();
    await lab.metaTrader();
    await lab.programManager();
    await lab.phone.install();
    await lab.files.write(lab.phone.settingsPath, Buffer.from('[Settings]\r\n'));
  });
  afterAll(() => lab.close());

  test('are all that batch blocks show', () => {
    expect(lines.filter(talks)).toHaveLength(7);
    expect(lines.filter(serves)).toHaveLength(1);
    expect(lines.filter(examines)).toEqual(['bridgesmith doctor microsip', 'bridgesmith doctor microsip --json']);
    for (const line of lines)
      expect(line).toMatch(
        /^bridgesmith (dde|host microsip|microsip (calls|component|trace|--domain)|doctor microsip|(un)?install microsip)\b/,
      );
  });

  test.each(lines.filter((line) => !talks(line) && !serves(line) && !examines(line)))('%s', async (line) => {
    const { exitCode, stderr } = await lab.node('20', 'dist/cli/main.js', splitWords(line).slice(1));
    expect({ exitCode, stderr: String(stderr) }).toEqual({ exitCode: 0, stderr: '' });
    if (!line.includes('--call')) return;
    expect(await lab.phone.waitForEffects(2)).toEqual(['minimized', 'dial 5551234']);
    await lab.phone.stop();
  });

  // Another Windows may well have problems.
  test.skipIf(process.platform === 'win32')('bridgesmith doctor microsip', async () => {
    const { exitCode, stdout, stderr } = await lab.node('20', 'dist/cli/main.js', ['doctor', 'microsip']);
    expect({ exitCode, stderr: String(stderr) }).toEqual({ exitCode: 0, stderr: '' });
    const [shown] = blocksIn('text', 'docs/doctor.md');
    for (const one of String(shown?.text).trimEnd().split('\n')) expect(String(stdout).split('\n')).toContain(one);
  });

  test('bridgesmith host microsip --verbose', async () => {
    const host = await startHost(lab);
    expect(await registeredHost(lab)).toBe(host.pid);
    await host.stop();
  });

  test.each(lines.filter(talks))('%s', async (line) => {
    const words = splitWords(line);
    const end = words.includes('listen') ? ['--timeout', '0.5'] : [];
    const run = await lab.node('20', 'dist/cli/main.js', [...words.slice(1), ...end]);
    const { exitCode, stdout, stderr } = run;
    expect({ exitCode, stderr: String(stderr).replace(/^bridgesmith: Listening as .*\n$/, '') }).toEqual({
      exitCode: 0,
      stderr: '',
    });
    const silent = ['execute', 'poke', 'listen'].some((command) => words.includes(command));
    expect(String(stdout) === '').toBe(silent);
  });
});
