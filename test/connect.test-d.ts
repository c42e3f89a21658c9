// Checked by tsc: what must not compile is marked, and a mark that is not needed is an error.
import { connect } from '../src/connect.js';
import type { DdeTable } from '../src/dde/index.js';
import { type AnyInvocation, defineBridge, type Transport } from '../src/definition/index.js';
import { phone } from './transports/phone.js';

const connection = connect(defineBridge(phone), { via: 'dde', timeout: 1000 });

export async function typed(): Promise<void> {
  const { transport, invocation } = await connection.dial({ number: '5551234', account: 2 });
  const names: [Transport, AnyInvocation] = [transport, invocation];
  await connection.dial({ number: names[0] }, { via: 'copydata', timeout: 500, signal: AbortSignal.timeout(1) });
  await connection.answer();
  await connection.answer({}, { via: 'exe' });
  await connection.say();
  await connection.say({ mode: 'loud' });
  await connection.note({ field: 'name', text: 'Jo' });
  const status: string = await connection.read.status();
  await connection.read.status({}, { timeout: 500, signal: AbortSignal.timeout(1) });
  const line: string = await connection.read.line({ line: 2 });
  const calls: DdeTable = await connection.read.calls({ day: status + line });
  for await (const one of connection.watch.status({}, { warm: true, timeout: 500 })) one satisfies string;
  for await (const one of connection.watch.calls({ day: 'May 1' })) one satisfies typeof calls;
  for await (const one of connection.watch.ringing()) one satisfies string;
  await connection.close();

  // @ts-expect-error no such item
  await connection.read.weather();
  // @ts-expect-error an argument is needed
  await connection.read.calls();
  // @ts-expect-error a line is a number
  await connection.read.line({ line: '2' });
  // @ts-expect-error takes no arguments
  await connection.read.status({ line: 2 });
  // @ts-expect-error can only be watched
  await connection.read.ringing();
  // @ts-expect-error can only be read
  connection.watch.line({ line: 2 });
  // @ts-expect-error an item goes over dde only
  await connection.read.status({}, { via: 'exe' });
  // @ts-expect-error to read is to be told at once
  await connection.read.status({}, { warm: true });
  // @ts-expect-error a table is no text
  (await connection.read.calls({ day: 'May 1' })) satisfies string;
  // @ts-expect-error a bridge without items has none to read
  connect(defineBridge({ ...phone, items: undefined })).read.status;
  // @ts-expect-error no such action
  await connection.fly();
  // @ts-expect-error a parameter is missing
  await connection.dial({ account: 2 });
  // @ts-expect-error arguments are needed
  await connection.dial();
  // @ts-expect-error a number is text
  await connection.dial({ number: 5551234 });
  // @ts-expect-error an account is a number
  await connection.dial({ number: '5', account: '2' });
  // @ts-expect-error no such parameter
  await connection.dial({ number: '5', acount: 2 });
  // @ts-expect-error not one of the choices
  await connection.say({ mode: 'shrill' });
  // @ts-expect-error takes no arguments
  await connection.answer({ number: '5' });
  // @ts-expect-error no such transport
  await connection.answer({}, { via: 'fax' });
  // @ts-expect-error no such transport
  connect(defineBridge(phone), { via: 'fax' });
}
