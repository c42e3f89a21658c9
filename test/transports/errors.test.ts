import { describe, expect, test } from 'vitest';
import { isNothingDelivered } from '../../src/dde/errors.js';
import { defineBridge } from '../../src/definition/index.js';
import { FailedError, NotFoundError, TimedOutError } from '../../src/errors.js';
import { microsip } from '../../src/profiles/index.js';
import { sendError } from '../../src/transports/copydata.js';
import { noHostError } from '../../src/transports/dde.js';
import { startError } from '../../src/transports/exe.js';
import { noHost } from '../../src/transports/probe.js';
import { noHandler, openError, schemeOf } from '../../src/transports/uri.js';
import { phone } from './phone.js';

describe('errors of Windows', () => {
  test.each([
    [0, TimedOutError, 'did not take the command in 50 ms'],
    [1460, TimedOutError, 'did not take the command in 50 ms'],
    [5, FailedError, 'elevated'],
    [1400, NotFoundError, 'has just ended'],
    [87, FailedError, 'Windows error 87'],
  ])('%s of a message that was not delivered', (number, type, words) => {
    const error = sendError('Phone', number, 50);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test.each([
    ['ENOENT', NotFoundError, 'no longer there'],
    ['EACCES', FailedError, 'elevated'],
    ['EIO', FailedError, 'EIO'],
  ])('%s of a program that did not start', (code, type, words) => {
    const error = startError('C:\\p.exe', Object.assign(new Error('spawn failed'), { code }));
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test.each([
    [1155, NotFoundError, 'No program is registered for tel: links'],
    [2, NotFoundError, 'no longer there'],
    [5, FailedError, 'Windows error 5'],
  ])('%s of a link that was not opened', (number, type, words) => {
    const error = openError(defineBridge(phone), 'tel', number);
    expect(error).toBeInstanceOf(type);
    expect(error.message).toContain(words);
  });

  test('to MicroSIP, all name the commands that mend them', () => {
    const server = { service: 'MicroSIP', topic: 'control' };
    const links = 'Install MicroSIP, or register for them: bridgesmith links install microsip';
    expect(noHandler(microsip, ['callto', 'msip'])).toBe(
      `No program is registered for callto: or msip: links. ${links}`,
    );
    const mark = 'HKCU\\Software\\bridgesmith\\Servers';
    expect(noHost(microsip, 'MicroSIP|control', 'none')).toBe(
      `no host answers as MicroSIP|control (${mark} names none). Start it: bridgesmith host microsip`,
    );
    const unheard = 'DDE MicroSIP|control: no host answers. Start it: bridgesmith host microsip';
    expect(noHostError(microsip, server)).toMatchObject({ exitCode: 3, message: unheard });
    expect(isNothingDelivered(noHostError(microsip, server))).toBe(true);
  });

  test('to others, they say what to do without such a command', () => {
    const other = { definition: { ...phone, dde: { ...phone.dde, server: 'application' as const } } };
    expect(noHandler(other, ['tel'])).toMatch(/ Install Test Phone, or register its links\.$/);
    expect(noHost(other, 'TestPhone|control', 'one that has ended')).toMatch(
      / names one that has ended\)\. Start it\.$/,
    );
    expect(noHostError(other, { service: 'TestPhone', topic: 'control', item: 'Status' }).message).toBe(
      'DDE TestPhone|control: no host answers. Start it.',
    );
  });

  test('a scheme is compared in lower case', () => {
    expect(schemeOf('TEL:5')).toBe('tel');
  });
});
