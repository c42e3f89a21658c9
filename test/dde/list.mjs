// Runs in Windows Node: lists the servers of a service many times, and prints what it found as JSON.
import { writeSync } from 'node:fs';
import { DdeClient } from '../../dist/dde/index.js';

const [service] = process.argv.slice(2);
const client = new DdeClient();
const found = [];
for (let time = 0; time < 50; time++) found.push(...(await client.servers({ service })));
await client.close();
writeSync(1, JSON.stringify(found));
