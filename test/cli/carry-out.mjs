// Runs in Windows Node: carries out `bridgesmith` with each list of words that comes over a connection, a line of JSON each,
// one after the other in one process, and answers what came of it. Once the connection ends the process has to end by
// itself, as it cannot while a command has left something open.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { runProgram } from '../../dist/cli/program.js';

const socket = connect(Number(process.argv[2]), '127.0.0.1');
socket.on('error', () => {}); // Wine tells so of its end
let written = {};
for (const name of ['stdout', 'stderr']) {
  process[name].write = (data) => {
    written[name].push(Buffer.from(data));
    return true;
  };
}
for await (const line of createInterface({ input: socket })) {
  if (line === 'end') break;
  written = { stdout: [], stderr: [] };
  const exitCode = await runProgram(JSON.parse(line));
  const [stdout, stderr] = [written.stdout, written.stderr].map((all) => Buffer.concat(all).toString('base64'));
  socket.write(`${JSON.stringify({ exitCode, stdout, stderr })}\n`);
}
socket.destroy();
