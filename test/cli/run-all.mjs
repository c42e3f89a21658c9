// Runs in Windows Node: carries out `bridgesmith` with each list of words, one after the other, in one process. Prints the
// exit codes as JSON.
import { readFileSync, writeSync } from 'node:fs';
import { runProgram } from '../../dist/cli/program.js';

const lists = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write = () => true;
process.stderr.write = () => true;
const codes = [];
for (const words of lists) codes.push(await runProgram(words));
writeSync(1, JSON.stringify(codes));
