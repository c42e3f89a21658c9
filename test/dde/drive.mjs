// Runs in Windows Node: carries out steps with the built package's DDE client, and prints what came of each as JSON.
import { writeSync } from 'node:fs';
import { runSteps } from './run-steps.mjs';

writeSync(1, JSON.stringify(await runSteps(JSON.parse(Buffer.from(process.argv[2], 'base64').toString()))));
