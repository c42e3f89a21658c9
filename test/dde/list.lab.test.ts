import { expect, test } from 'vitest';
import { labUnavailable, openLab } from '../lab/index.js';

const lab = await openLab();

test.skipIf(!lab)(
  `a DDE client knows the program of each server, whose windows close at once ${labUnavailable()}`,
  async () => {
    const server = await lab?.ddeServer({
      service: 'Listed',
      topic: Array.from({ length: 12 }, (_, index) => `topic ${index}`),
    });
    const run = await lab?.node('20', 'test/dde/list.mjs', ['Listed']);
    await server?.stop();
    const found = JSON.parse(String(run?.stdout)) as { processId: number; program?: string }[];
    expect(found).toHaveLength(600);
    expect(found.filter(({ processId }) => processId === 0)).toEqual([]);
    expect(new Set(found.map(({ program }) => program))).toEqual(new Set(['dde-server-x64-unicode.exe']));
  },
);
