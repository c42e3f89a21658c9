// Writes calls into the record that is named, one after the other, until it is killed; prints a line when each is written.
import { writeSync } from 'node:fs';
import { CallRecord } from '../../dist/calls/record.js';

const record = new CallRecord(process.argv[2]);
const party = { direction: 'in', number: '1001', name: 'Ann '.repeat(200), account: 'Office' };
for (let count = 0; count < 500; count++) {
  record.write({
    time: Date.now(),
    ended: Date.now(),
    ...party,
    duration: 0,
    outcome: 'missed',
    info: '',
    source: 'host',
  });
  writeSync(1, '.\n');
}
