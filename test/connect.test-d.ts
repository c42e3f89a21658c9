// Checked by tsc: what must not compile is marked, and a mark that is not needed is an error.
import { connect } from '../src/connect.js';
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
  await connection.close();

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
