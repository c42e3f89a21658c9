import { describe, expect, test } from 'vitest';
import { type Lab, labUnavailable, openLab, waitFor } from '../lab/index.js';

const opened = await openLab();

interface Heard {
  kind: string;
  item: string;
  format: string;
  value?: unknown;
  warm: boolean;
  answer: string;
}

describe.skipIf(!opened)(`a DDE server that is asked about each transaction first ${labUnavailable()}`, () => {
  const lab = opened as Lab;
  let services = 0;

  /** What the server hears while a client does something. */
  async function hear(count: number, act: (call: (...words: string[]) => Promise<number>) => Promise<void>) {
    const service = `Observed${++services}`;
    const run = lab.node('20', 'test/dde/observe.mjs', [service, String(count)]);
    await waitFor(service, async () => ((await lab.ddeList({ service })).length > 0 ? true : undefined));
    await act(async (...words) => (await lab.ddeClient({ service, topic: 'control' }, ...words)).exitCode);
    const { stdout, stderr } = await run;
    expect(stderr.toString()).toBe('');
    return JSON.parse(stdout.toString()) as Heard[];
  }

  test('hears what handlers are asked about and what they are not, and how it is answered', async () => {
    const heard = await hear(6, async (call) => {
      expect(await call('execute', '[Open("x")]')).toBe(0);
      expect(await call('request', 'Status', '1')).toBe(0);
      expect(await call('request', 'Missing', '1')).toBe(1);
      expect(await call('poke', 'Status', '13', 'gone')).toBe(0);
      expect(await call('advise', 'Status', '1', '0', 'warm')).toBe(0);
    });
    expect(heard).toEqual([
      { kind: 'execute', item: '', format: '', value: '[Open("x")]', warm: false, answer: 'done' },
      { kind: 'request', item: 'Status', format: 'CF_TEXT', warm: false, answer: 'done' },
      { kind: 'request', item: 'Missing', format: 'CF_TEXT', warm: false, answer: 'refused' },
      { kind: 'poke', item: 'Status', format: 'CF_UNICODETEXT', value: 'gone', warm: false, answer: 'done' },
      { kind: 'advise', item: 'Status', format: 'CF_TEXT', warm: true, answer: 'done' },
      { kind: 'unadvise', item: 'Status', format: 'CF_TEXT', warm: false, answer: 'done' },
    ]);
  });

  test('knows registered formats by their names', async () => {
    const heard = await hear(2, async (call) => {
      expect(await call('request', 'Status', 'Picture')).toBe(1);
      expect(await call('poke-hex', 'Status', 'Rich Text Format', '7b7d')).toBe(0);
    });
    expect(heard.map(({ kind, format, answer }) => [kind, format, answer])).toEqual([
      ['request', 'Picture', 'refused'],
      ['poke', 'Rich Text Format', 'done'],
    ]);
  });

  test('refuses, says that it is busy, and takes its time for what no handler is asked about', async () => {
    const heard = await hear(6, async (call) => {
      expect(await call('execute', '[Forbidden]')).toBe(1);
      expect(await call('request', 'Secret', '1')).toBe(1);
      expect(await call('advise', 'Secret', '1', '0')).toBe(1);
      expect(await call('request', 'Busy', '1')).toBe(1);
      expect(await call('request', 'Busy', '1')).toBe(0);
      const begun = Date.now();
      expect(await call('request', 'Slow', '1')).toBe(0);
      expect(Date.now() - begun).toBeGreaterThan(290);
    });
    expect(heard.map(({ kind, item, answer }) => [kind, item, answer])).toEqual([
      ['execute', '', 'refused'],
      ['request', 'Secret', 'refused'],
      ['advise', 'Secret', 'refused'],
      ['request', 'Busy', 'busy'],
      ['request', 'Busy', 'done'],
      ['request', 'Slow', 'done'],
    ]);
  });
});
