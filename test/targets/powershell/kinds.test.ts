import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describePowerShell, quoted } from '../../powershell/host.js';
import { irfanView, sumatraPdf, vlc } from '../../programs/programs.js';
import { writeModule } from './module.js';

let root = '';
let manifests: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bridgesmith-kinds-'));
  manifests = await Promise.all(
    [irfanView, sumatraPdf, vlc].map(async (one) => (await writeModule(one, root)).manifest),
  );
});
afterAll(() => rm(root, { recursive: true, force: true }));

await describePowerShell(
  'what people type for the kinds of parameters',
  (host) => {
    test.each([
      ['a list as an array', "Start-VlcFile C:\\a.mkv, 'C:\\b c.mkv'", 'C:\\a.mkv "C:\\b c.mkv"'],
      ['a list as a text', "Start-VlcFile 'C:\\a.mkv|C:\\b.mkv'", 'C:\\a.mkv C:\\b.mkv'],
      [
        'cells of a table, some of them empty',
        "'files,startTime,rate','C:\\a.mkv|C:\\b.mkv,1.5,' | ConvertFrom-Csv | Start-VlcFile",
        '--start-time=1.5 C:\\a.mkv C:\\b.mkv',
      ],
      ['a number with a point', 'Start-VlcFile C:\\a.mkv -Rate 1.25', '--rate=1.25 C:\\a.mkv'],
      [
        'a number with a point, where people write a comma',
        "[cultureinfo]::CurrentCulture = 'de-DE'; Start-VlcFile C:\\a.mkv -Rate 1.25",
        '--rate=1.25 C:\\a.mkv',
      ],
      ['the name of a choice', 'Set-SumatraPDFView C:\\a.pdf single 1.5', '[SetView("C:\\a.pdf","single page",1.5)]'],
      [
        'a list with its separator',
        'Join-IrfanViewPicture down C:\\a.jpg, C:\\b.jpg C:\\c.jpg',
        '/panorama=(2,C:\\a.jpg,C:\\b.jpg) /convert=C:\\c.jpg',
      ],
    ])('%s: %s', async (_what, typed, expected) => {
      const imports = manifests.map((manifest) => `Import-Module ${quoted(host.pathOf(manifest))}`);
      const call = typed.replace(/$/, ' -WhatIf -PassThru');
      const { stdout, stderr } = await host.runCommand(
        [...imports, `$sent = ${call.replace(/^(.*;) (.*)$/, '& { $1 $2 }')}`, '$sent.Command'].join('; '),
      );
      expect({ stderr, last: stdout.trim().split(/\r?\n/).at(-1) }).toEqual({ stderr: '', last: expected });
    });
  },
  { lab: false },
);
