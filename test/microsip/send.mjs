// Runs in Windows Node: sends commands, which a file holds as JSON, in one conversation with the host, and writes down
// beside that file what came of each, and whether the conversation went on to the end.
import { readFileSync, writeFileSync } from 'node:fs';
import { DdeClient } from '../../dist/dde/index.js';

const [file] = process.argv.slice(2);
const client = new DdeClient();
const conversation = await client.connect('MicroSIP', 'control');
const outcomes = [];
for (const command of JSON.parse(readFileSync(file, 'utf8'))) {
  const begun = performance.now();
  const outcome = await conversation.execute(command, { timeout: 300_000 }).then(
    () => 'done',
    (error) => error.code ?? error.name,
  );
  outcomes.push({ command, outcome, ms: performance.now() - begun });
}
const status = await conversation.request('Status');
const { connected } = conversation;
await client.close();
writeFileSync(`${file}.out`, JSON.stringify({ outcomes, status, connected }));
