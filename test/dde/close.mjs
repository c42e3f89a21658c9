// Runs in Windows Node: lists the DDE servers, and prints how long the client took to close, and the process to end then,
// in milliseconds.
import { writeSync } from 'node:fs';
import { DdeClient } from '../../dist/dde/index.js';

const client = new DdeClient();
await client.servers();
const begun = performance.now();
await client.close();
const closed = performance.now();
process.on('exit', () => writeSync(1, JSON.stringify({ close: closed - begun, end: performance.now() - closed })));
