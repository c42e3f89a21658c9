// Runs in Windows Node: carries out cases over the built package, one after the other, each in its own environment, and
// writes what came of each to the file that its second argument names.
import { readFileSync, writeFileSync } from 'node:fs';
import { defineBridge } from '../../dist/definition/index.js';
import { runAction } from '../../dist/run.js';

const [casesFile, resultsFile] = process.argv.slice(2);
const { definitions, cases } = JSON.parse(readFileSync(casesFile, 'utf8'));
const bridges = new Map(definitions.map((definition) => [definition.name, defineBridge(definition)]));

/** How long an answer may take, in milliseconds: a busy machine takes long. */
const timeout = 120_000;
const results = [];
for (const { bridge, action, values, transport, environment } of cases) {
  Object.assign(process.env, environment);
  try {
    await runAction(bridges.get(bridge), action, values, { via: transport, timeout });
    results.push({ exitCode: 0, message: '' });
  } catch (error) {
    results.push({ exitCode: error.exitCode ?? 1, message: String(error.message) });
  }
}
writeFileSync(resultsFile, JSON.stringify(results));
