// Runs in Windows Node: calls actions of a bridge over the built package, and prints as JSON what came of each.
import { writeSync } from 'node:fs';
import { callEach } from './call-actions.mjs';

writeSync(1, JSON.stringify(await callEach(JSON.parse(Buffer.from(process.argv[2], 'base64').toString()))));
