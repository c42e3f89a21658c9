import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openLab, waitFor } from '../../lab/index.js';
import { describePowerShell, type PowerShell } from '../../powershell/host.js';
import { everything } from './bridges.js';
import { inTemporaryFolder, writeModule } from './module.js';

const script = fileURLToPath(new URL('live.ps1', import.meta.url));
const lab = await openLab({ own: true });

afterAll(() => lab?.close());

const body = (host: PowerShell) => {
  // A PowerShell of another system has no DDE.
  test.skipIf(!lab || !host.isWindows)('reads, sets, tells and watches, and lets go when it is stopped', async () => {
    const server = await lab?.ddeServer({
      service: 'Every',
      topic: [],
      items: { Status: 'Ready \u00e9', Level: '1', One: '', Two: '' },
      raw: {
        Raw: { format: 'Csv', bytes: Buffer.from([1, 0, 255]) },
        'R1C1:R2C2': { format: 'XlTable', bytes: cells },
      },
      updates: { Tick: 5 },
      after: { One: { value: '1', ms: 700 }, Two: { value: '2', ms: 900 } },
      options: { logConnections: true },
    });
    const ending = waitFor('the last watch', async () =>
      (await server?.received())?.some(({ kind, item }) => kind === 'advise' && item === 'Level') ? true : undefined,
    ).then(() => server?.stop());
    const found = await inTemporaryFolder(async (folder) => {
      const { manifest } = await writeModule(everything, folder);
      const output = join(folder, 'outcomes.json');
      const { exitCode, stdout, stderr } = await host.runFile(script, [manifest, output].map(host.pathOf));
      expect({ exitCode, stdout, stderr }).toMatchObject({ exitCode: 0 });
      return JSON.parse((await readFile(output, 'utf8')).replace(/^\uFEFF/, ''));
    });
    expect(found).toEqual(expected);
    await ending;
    const kinds = (await server?.received())?.map(({ kind }) => kind) ?? [];
    const count = (kind: string) => kinds.filter((other) => other === kind).length;
    // The last one ended with the server.
    expect(count('unadvise')).toBeGreaterThanOrEqual(count('advise') - 1);
    expect(count('advise')).toBeGreaterThan(4);
  });
};

/** XlTable of two rows: Name, 1.5; nothing, true. */
const cells = Buffer.from(
  ['10000400 02000200', '02000500 044e616d65', '01000800 000000000000f83f', '05000200 0100', '03000200 0100']
    .join('')
    .replaceAll(' ', ''),
  'hex',
);

const expected = {
  get: 'Ready \u00e9',
  set: "Page 'main'|Level|7 \u20ac",
  changed: '7 \u20ac',
  tell: '',
  bytes: '1 0 255',
  table: 'Name|1.5\n|True',
  refused: 'ERROR Failed,Get-EverythingDdeItem',
  count: "It's|Tick|1\nIt's|Tick|2\nIt's|Tick|3",
  first: '1',
  late: 'ERROR TimedOut,Watch-EverythingStatus',
  both: 'One|1\nTwo|2',
  stopped: 'Stopped',
  ended: 'ERROR Failed,Watch-EverythingDdeItem',
  gone: 'ERROR NotFound,Get-EverythingStatus',
};

await describePowerShell('the module, with a DDE server on Windows', body, { lab });
