// settings.lab.test.ts: the script that sets the phone up for the batch file, run by a real script host.
import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTarget } from '../../../src/generate/generate.js';
import { microsip } from '../../../src/profiles/index.js';
import { launcher } from '../../../src/targets/launcher/index.js';
import { type Lab, labUnavailable, openLab } from '../../lab/index.js';
import { diskCases, expectedBytes, type SettingsCase } from './settingsCases.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

const script = 'C:\\launcher\\microsip-cli.settings.js';

describe.skipIf(!opened)('microsip-cli.settings.js', () => {
  beforeAll(async () => {
    for (const { path, bytes } of await renderTarget(microsip, launcher)) {
      await lab.files.write(`C:\\${path.replaceAll('/', '\\')}`, bytes);
    }
    await lab.phone.install();
  });

  test('there are as many cases as are named', () => expect(diskCases).toHaveLength(19));

  test.each(diskCases)('$name', async (one) => {
    const file = lab.phone.settingsPath;
    const folder = file.replace(/\\[^\\]*$/, '');
    await lab.files.remove(folder);
    if (one.before) await lab.files.write(file, one.before);
    const { exitCode, stdout } = await run(one);
    const expected = expectedBytes(one);
    const after = (await lab.files.exists(file)) ? await lab.files.readBytes(file) : undefined;
    const names = (await lab.files.list(folder)).filter((name) => name !== 'microsip.ini');
    if (expected === undefined) {
      expect({ exitCode: [1, 4].includes(exitCode), after, names }, String(stdout)).toEqual({
        exitCode: true,
        after: one.before,
        names: [],
      });
      return;
    }
    expect({ exitCode, after: show(after) }, String(stdout)).toEqual({ exitCode: 100, after: show(expected) });
    if (one.before?.equals(expected)) expect(names).toEqual([]);
    else {
      const hash = createHash('sha256').update(expected).digest('hex').slice(0, 12);
      expect(names).toEqual([`microsip.ini.bridgesmith-1-${hash}.${one.before ? 'bak' : 'absent'}`]);
      expect(await lab.files.readBytes(`${folder}\\${names[0]}`)).toEqual(one.before ?? Buffer.alloc(0));
    }
  });

  test.each([
    // Its time lies a little ahead: how long the script takes to start is not known.
    ['waits for one that writes the file', -25, 1],
    ['takes the place of one that was killed', 60, 100],
    ['takes the place of one that was killed before the clock was set', -86_400, 100],
  ])('%s', async (_name, seconds, code) => {
    const [file, lock] = [lab.phone.settingsPath, `${lab.phone.settingsPath}.bridgesmith.tmp`];
    const before = Buffer.from('\ufeff[Settings]\r\n', 'utf16le');
    await lab.files.remove(file.replace(/\\[^\\]*$/, ''));
    await lab.files.write(file, before);
    await lab.files.write(lock, Buffer.from('half'));
    const time = new Date(Date.now() - seconds * 1000);
    // One that took over may have been killed as well.
    const [claim, left] = [
      `${lock}.${Math.floor(time.getTime() / 1000)}`,
      `${file}.bridgesmith-7-x.bak.bridgesmith.tmp`,
    ];
    for (const path of [claim, left]) await lab.files.write(path, Buffer.from('half'));
    for (const path of [lock, claim]) await utimes(lab.toHost(path), time, time);
    const { exitCode } = await run({ name: '', texts: { setvolume: '5' }, before });
    expect(exitCode).toBe(code);
    const expected = code === 1 ? '[Settings]\r\n' : '[Settings]\r\nvolumeOutput=5\r\n';
    expect(show(await lab.files.readBytes(file))).toBe(`\ufeff${expected}`);
    const there = await Promise.all([lock, claim, left].map((path) => lab.files.exists(path)));
    expect(there).toEqual(Array(3).fill(code === 1));
  });

  /** The usual way of starting is left to the call that follows. */
  function run({ texts, number }: SettingsCase) {
    const alone: Record<string, string> = { autoanswer: 'all', debug: 'on' };
    const given = Object.entries(texts).map(([name, text]) => [name, text ?? alone[name] ?? '']);
    const env = Object.fromEntries(
      given.map(([name, text]) => [`BRIDGESMITH_SETTING_${name?.toUpperCase()}`, text ?? '']),
    );
    if (number !== undefined) env.BRIDGESMITH_SETTING_NUMBER = String(number);
    return lab.cscript(script, ['/calls'], { env });
  }
});

/** A difference is to be read. */
function show(bytes: Buffer | undefined): string | undefined {
  return bytes && (bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('latin1'));
}
