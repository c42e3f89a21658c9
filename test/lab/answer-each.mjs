// Runs in Windows Node: answers each question that a test asks this process, one after the other: lines of JSON over a
// connection (see one-process.ts). Once the test has asked all, the process has to end by itself.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** @param answer gets a question, and gives what JSON can carry. */
export async function answerEach(answer) {
  const socket = connect(Number(process.argv[2]), '127.0.0.1');
  socket.on('error', () => {}); // Wine tells so of its end
  for await (const line of createInterface({ input: socket })) {
    if (line === 'end') break;
    socket.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  }
  socket.destroy();
}
