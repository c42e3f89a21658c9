// Runs in Windows Node: has the shell open links, as a browser does, and prints as JSON whether it did.
import { readFileSync, writeSync } from 'node:fs';
import { runTask } from '../../dist/transports/task.js';

const links = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const outcomes = [];
for (const uri of links) {
  outcomes.push(await runTask({ type: 'open', uri }, { timeout: 300_000, late: () => new Error('late') }));
}
writeSync(1, JSON.stringify(outcomes));
