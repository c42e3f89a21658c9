// Runs in Windows Node: lists the DDE servers, closes the client, and prints what still keeps the process from ending then,
// and how long the list and the close took, in milliseconds.
import { writeSync } from 'node:fs';
import { DdeClient } from '../../dist/dde/index.js';

const begun = performance.now();
const client = new DdeClient({ timeout: 120_000 });
await client.servers();
const listed = performance.now();
await client.close();
const closed = performance.now();
const kept = process.getActiveResourcesInfo();
writeSync(1, JSON.stringify({ kept, list: listed - begun, close: closed - listed }));
