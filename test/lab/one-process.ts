// one-process.ts: a process of Windows Node for all questions of a test file, because its start takes longer than most
// answers. Its script calls `answerEach` of answer-each.mjs.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Lab } from './index.js';

export interface OneProcess {
  /** One question at a time. */
  ask(question: unknown): Promise<unknown>;
  /** Asks no more, and tells how it ended: with 0 and by itself, unless an answer has left something open. */
  end(): Promise<{ exitCode: number; timedOut: boolean; stderr: string }>;
}

export async function startOneProcess(lab: Lab, version: '20' | 'newest', script: string): Promise<OneProcess> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const ended = lab.node(version, script, [String(port)]);
  const early = ended.then(({ exitCode, stderr }) => {
    throw new Error(`${script} ended early, with ${exitCode}: ${stderr}`);
  });
  early.catch(() => {});
  const [socket] = (await Promise.race([once(server, 'connection'), early])) as [Socket];
  server.close();
  socket.on('error', () => {});
  const lines = createInterface({ input: socket });

  return {
    async ask(question) {
      const answer = once(lines, 'line');
      socket.write(`${JSON.stringify(question)}\n`);
      const [line] = (await Promise.race([answer, early])) as [string];
      return JSON.parse(line);
    },
    async end() {
      socket.write('end\n');
      const { exitCode, stderr, timedOut } = await ended;
      return { exitCode, timedOut, stderr: stderr.toString() };
    },
  };
}
