// host-client.mjs: dials a running phone in three ways, in turn, and times each until it is acknowledged.
//
//   node bench/host-client.mjs COUNT
//
//   host     DDE EXECUTE to the host, in one conversation: the host's answer comes when the phone has taken its message
//   action   runAction over copydata: this package without DDE
//   message  WM_COPYDATA itself, sent from this thread: what Windows needs
//
// Prints `WAY NANOSECONDS` for each.
import { writeSync } from 'node:fs';
import { DdeClient } from '../dist/dde/index.js';
import { user32 } from '../dist/ffi/user32.js';
import { findWindow } from '../dist/ffi/windows.js';
import { microsip, runAction } from '../dist/index.js';

const count = Number(process.argv[2]);
const client = new DdeClient({ timeout: 60_000 });
const conversation = await client.connect('MicroSIP', 'control');
const { windowClass, executables } = microsip.definition.application;
const window = findWindow(windowClass, executables);
const data = Buffer.from('5551234\0', 'utf16le');
const copyData = 0x004a; // WM_COPYDATA

const ways = {
  host: () => conversation.execute('[Dial(5551234)]'),
  action: () => runAction(microsip, 'dial', { number: '5551234' }, { via: 'copydata' }),
  message: () => {
    const sent = user32().SendMessageTimeoutW(
      window,
      copyData,
      0,
      { number: 1, length: data.length, data },
      0,
      5000,
      [0],
    );
    if (sent === 0) throw new Error('the phone did not take the message');
  },
};

const lines = [];
for (let number = 0; number < count; number++) {
  for (const [way, dial] of Object.entries(ways)) {
    const begun = process.hrtime.bigint();
    await dial();
    lines.push(`${way} ${process.hrtime.bigint() - begun}`);
  }
}
await client.close();
writeSync(1, `${lines.join('\n')}\n`);
