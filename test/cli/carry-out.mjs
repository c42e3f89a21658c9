// Runs in Windows Node: carries out `bridgesmith` with each list of words it is asked for, in one process, and answers what
// came of it.
import { runProgram } from '../../dist/cli/program.js';
import { answerEach } from '../lab/answer-each.mjs';

let written = {};
for (const name of ['stdout', 'stderr']) {
  process[name].write = (data) => {
    written[name].push(Buffer.from(data));
    return true;
  };
}
await answerEach(async (words) => {
  written = { stdout: [], stderr: [] };
  const exitCode = await runProgram(words);
  const [stdout, stderr] = [written.stdout, written.stderr].map((all) => Buffer.concat(all).toString('base64'));
  return { exitCode, stdout, stderr };
});
