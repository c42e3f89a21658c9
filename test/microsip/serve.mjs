// Runs in Windows Node: a host made with the built library, whose phone states come from a file: one line of JSON each.
// A line `fail` is a source that throws, and `end` ends the host. Writes down, in a second file, what the host tells.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { MicrosipHost } from '../../dist/microsip/index.js';

const [states, told] = process.argv.slice(2);
let taken = 0;

async function* state({ signal }) {
  while (!signal.aborted) {
    const lines = existsSync(states) ? readFileSync(states, 'utf8').split('\n').slice(0, -1) : [];
    for (const line of lines.slice(taken)) {
      taken++;
      if (line === 'fail') throw new Error('cannot look');
      if (line === 'end') void host.close('the test is over');
      else yield JSON.parse(line);
    }
    await pause(20, undefined, { signal }).catch(() => {});
  }
}

const host = new MicrosipHost({ state, report: (event) => appendFileSync(told, `${JSON.stringify(event)}\n`) });
await host.listen();
appendFileSync(told, `${JSON.stringify({ event: 'ended', message: await host.ended })}\n`);
