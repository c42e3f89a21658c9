// oneProcess.ts: many commands of bridgesmith in one process of Windows Node, because its start takes longer than they do.
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Lab } from '../lab/index.js';

export interface CommandResult {
  exitCode: number;
  stdout: Buffer;
  stderr: Buffer;
}

export interface OneProcess {
  /** One command at a time. */
  run(words: readonly string[]): Promise<CommandResult>;
  /** Ends it, and tells how it ended: with 0, and in time unless a command has left something open. */
  end(): Promise<{ exitCode: number; timedOut: boolean; stderr: string }>;
}

export async function startOneProcess(lab: Lab, version: '20' | 'newest'): Promise<OneProcess> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const options = { timeoutMs: 600_000 };
  const ended = lab.node(version, 'test/cli/carry-out.mjs', [String(port)], options);
  const early = ended.then((result) => {
    throw new Error(`Node ended early, with ${result.exitCode}: ${result.stderr}`);
  });
  early.catch(() => {});
  const [socket] = (await Promise.race([once(server, 'connection'), early])) as [Socket];
  server.close();
  socket.on('error', () => {});
  const lines = createInterface({ input: socket });

  return {
    async run(words) {
      const answer = once(lines, 'line');
      socket.write(`${JSON.stringify(words)}\n`);
      const [line] = (await Promise.race([answer, early])) as [string];
      const { exitCode, stdout, stderr } = JSON.parse(line);
      return { exitCode, stdout: Buffer.from(stdout, 'base64'), stderr: Buffer.from(stderr, 'base64') };
    },
    async end() {
      socket.write('end\n');
      const begun = performance.now();
      const { exitCode, stderr, timedOut } = await ended;
      return { exitCode, timedOut: timedOut || performance.now() - begun > 10_000, stderr: stderr.toString() };
    },
  };
}
