// guide.lab.test.ts: runs the programs of docs/dde.md as they are printed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type DdeErrorCode, ddeError, ddeErrors } from '../../src/dde/errors.js';
import { blocksOf, root, textOf } from '../docs/pages.js';
import { type Lab, labUnavailable, openLab } from '../lab/index.js';

const text = textOf('docs/dde.md');
const blocks = blocksOf('docs/dde.md').filter(({ language }) => language !== 'batch');

describe('docs/dde.md', () => {
  test('has programs, and what they print, and no other blocks', () => {
    // windows.lab.test.ts of the pages carries out those of the command line.
    expect(blocks.map(({ language }) => language)).toEqual(['js', 'text', 'js', 'text', 'js', 'js', 'text']);
  });

  test('lists each error with its code', () => {
    const rows = [...text.matchAll(/^\| `(Dde\w+Error)` +\| `(DMLERR_\w+)`/gm)].map(([, name = '', code = '']) => [
      name,
      code,
    ]);
    expect(rows.map(([, code]) => code).sort()).toEqual(Object.keys(ddeErrors).sort());
    for (const [name, code] of rows) expect(ddeError(code as DdeErrorCode, 'A|B', 'EXECUTE').name).toBe(name);
  });
});

const opened = await openLab({ own: true });

describe.skipIf(!opened).each(['20', 'newest'] as const)(
  `the programs of docs/dde.md, in Node %s ${labUnavailable()}`,
  (version) => {
    const lab = opened as Lab;
    const [client, clientSays, advise, adviseSays, server, second, secondSays] = blocks.map((block) => block.text);

    test('talk with Excel', async () => {
      const excel = await lab.excel();
      expect(await run(client)).toEqual({ exitCode: 0, stdout: clientSays, stderr: '' });
      expect(await run(advise)).toEqual({ exitCode: 0, stdout: adviseSays, stderr: '' });
      await excel.stop();
    });

    test('talk with each other', async () => {
      await lab.startNode(version, save('server', server));
      expect((await run(untilThere)).exitCode).toBe(0);
      expect(await run(second)).toEqual({ exitCode: 0, stdout: secondSays, stderr: '' });
    });

    async function run(program: string | undefined) {
      const { exitCode, stdout, stderr } = await lab.node(version, save('client', program));
      return { exitCode, stdout: String(stdout), stderr: String(stderr) };
    }

    /** Beside the built package, which a program of its users finds by its name. */
    function save(name: string, program = ''): string {
      const file = join(root, 'dist', `guide-${name}-${version}.mjs`);
      writeFileSync(file, program.replace("'bridgesmith/dde'", "'./dde/index.js'"));
      return file;
    }
  },
);

/** The server accepts clients in Node only, so this is one. */
const untilThere = `
import { DdeClient } from 'bridgesmith/dde';
const client = new DdeClient();
while ((await client.servers({ service: 'Desk' })).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
`;

afterAll(() => opened?.close());
