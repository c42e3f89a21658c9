// Runs in Windows Node: gives each link to `bridgesmith microsip link`, as the handler would, but in one process. Prints
// the exit codes as JSON.
import { readFileSync, writeSync } from 'node:fs';
import { runProgram } from '../../dist/cli/program.js';

const links = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write = () => true;
process.stderr.write = () => true;
const codes = [];
for (const link of links) codes.push(await runProgram(['microsip', 'link', '--', link]));
writeSync(1, JSON.stringify(codes));
