import { describe, expect, test } from 'vitest';
import { DdeConversation } from '../../src/dde/conversation.js';
import { ddeErrors } from '../../src/dde/errors.js';
import type { CallRequest, Done, Failed } from '../../src/dde/protocol.js';
import type { DdeThread } from '../../src/dde/thread.js';
import { patience } from '../limits.js';

/** A thread that answers with what it is given, in turn; the last answer stays. */
function scripted(...answers: (Partial<Done> | number)[]) {
  const requests: CallRequest[] = [];
  const timeouts: number[] = [];
  let end = () => {};
  const thread = {
    call: async (request: CallRequest, { timeout }: { timeout: number }): Promise<Done | Failed> => {
      requests.push(request);
      timeouts.push(timeout);
      const answer = answers[Math.min(requests.length, answers.length) - 1] ?? {};
      return typeof answer === 'number'
        ? { type: 'failed', call: 1, error: answer }
        : { type: 'done', call: 1, ...answer };
    },
    open: (_number: number, events: { ended: () => void }) => {
      end = events.ended;
    },
    disconnect: () => end(),
  } as unknown as DdeThread;
  const about = { number: 3, service: 'S', topic: 'T', processId: 4, timeout: 1000 };
  const source = { thread, ...about, commandEncoding: 'unicode', codePage: 1252 } as const;
  return { conversation: new DdeConversation(source), requests, timeouts };
}

describe('a DDE conversation', () => {
  test('sends an EXECUTE without format, as terminated Unicode', async () => {
    const { conversation, requests } = scripted({});
    await conversation.execute('[Ä]');
    const data = Buffer.from('[Ä]\0', 'utf16le');
    expect(requests).toEqual([
      { type: 'transact', conversation: 3, transaction: 'execute', item: '', format: 0, data },
    ]);
  });

  test('reads a text up to its terminator', async () => {
    const { conversation, requests } = scripted({ data: Buffer.from('ready\0garbage', 'utf16le') });
    expect(await conversation.request('Status')).toBe('ready');
    expect(requests[0]).toMatchObject({ transaction: 'request', item: 'Status', format: 13 });
  });

  test('gives the bytes of a value as they came, with their format', async () => {
    const data = Buffer.from('1.5\r\n\0garbage', 'utf16le');
    const { conversation } = scripted({ data });
    const given = await conversation.requestData('R1C1');
    expect([given.format, given.bytes, given.value]).toEqual(['CF_UNICODETEXT', data, '1.5\r\n']);
  });

  test('gives the bytes alone in a format that is not known here', async () => {
    const data = Buffer.from('no table');
    const { conversation } = scripted({ data });
    const given = await conversation.requestData('R1C1', { format: 'CF_TIFF' });
    expect([given.bytes, given.value]).toEqual([data, data]);
  });

  test('asks a busy server again, within the time', async () => {
    const { conversation, requests, timeouts } = scripted(ddeErrors.DMLERR_BUSY, ddeErrors.DMLERR_BUSY, {});
    await conversation.execute('[X]', { timeout: patience });
    expect(requests).toHaveLength(3);
    expect(timeouts[2]).toBeLessThan(patience - 10);
  });

  test('says that a server stayed busy', async () => {
    const { conversation, requests } = scripted(ddeErrors.DMLERR_BUSY);
    await expect(conversation.execute('[X]', { timeout: 1000 })).rejects.toMatchObject({
      code: 'DMLERR_BUSY',
      exitCode: 5,
    });
    expect(requests.length).toBeGreaterThan(1);
  });

  test('stops asking a busy server when the caller aborts', async () => {
    const { conversation } = scripted(ddeErrors.DMLERR_BUSY);
    const signal = AbortSignal.timeout(50);
    await expect(conversation.execute('[X]', { timeout: 3_600_000, signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('refuses a text that would end early', async () => {
    const { conversation, requests } = scripted({});
    await expect(conversation.execute('[X]\0[Y]')).rejects.toMatchObject({ exitCode: 4 });
    expect(requests).toEqual([]);
  });

  test('ends when nothing can be sent any more', async () => {
    const { conversation } = scripted(ddeErrors.DMLERR_POSTMSG_FAILED);
    await expect(conversation.execute('[X]')).rejects.toMatchObject({ code: 'DMLERR_POSTMSG_FAILED' });
    expect(conversation.connected).toBe(false);
  });

  test('knows when it has ended', async () => {
    const { conversation } = scripted({});
    expect(conversation.connected).toBe(true);
    await conversation.disconnect();
    await conversation.ended;
    expect(conversation.connected).toBe(false);
    await expect(conversation.execute('[X]')).rejects.toMatchObject({ exitCode: 1 });
  });
});
