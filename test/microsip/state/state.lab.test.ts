import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { PhoneState } from '../../../src/calls/phoneState.js';
import type { StateOptions } from '../../../src/calls/stateSupport.js';
import { openLab, waitFor } from '../../lab/index.js';
import { readLines } from '../../lab/records.js';
import { expectFree, type Ticks } from '../../lab/ticks.js';
import { patience } from '../../limits.js';

// A session of its own: these tests start phones and stop them all.
const lab = await openLab({ own: true });
const folder = 'C:\\Program Files\\MicroSIP';
const exe = `${folder}\\microsip.exe`;

afterAll(() => lab?.close());

describe.skipIf(!lab)("the phone's state", () => {
  const open = () => {
    if (!lab) throw new Error('no lab');
    return lab;
  };

  /** The process must end by itself. */
  async function read(options: StateOptions = {}, version: '20' | 'newest' = 'newest') {
    const all = { timeout: patience, ...options };
    const words = Buffer.from(JSON.stringify(all)).toString('base64');
    const run = await open().node(version, 'test/microsip/readState.mjs', [words]);
    expect({ exitCode: run.exitCode, stderr: run.stderr.toString() }).toEqual({ exitCode: 0, stderr: '' });
    return JSON.parse(run.stdout.toString()) as { state: PhoneState; noticed: boolean } & Ticks;
  }

  /** Reads many times, in one process. */
  async function reading(use: (read: () => Promise<PhoneState>) => Promise<void>) {
    const { files } = open();
    const file = `C:\\answers-${readings++}.txt`;
    const process = await open().startNode('newest', 'test/microsip/answerState.mjs', [file]);
    let asked = 0;
    await use(async () => {
      await files.write(`${file}.ask`, 'x'.repeat(++asked));
      const line = await waitFor('the state', async () => (await readLines(files, file))[asked - 1]);
      return JSON.parse(line) as PhoneState;
    });
    await files.write(`${file}.stop`, '');
    await process.stop();
  }
  let readings = 0;

  const certain = { certainty: 'certain', source: 'windows', version: '3.20.5', executable: exe };

  afterEach(async () => {
    await open().phone.stop();
    await open().phone.install(folder);
  });

  test.each(['20', 'newest'] as const)('is not running, then idle, with Node %s', async (version) => {
    expect((await read({}, version)).state).toEqual({ status: 'notRunning', certainty: 'certain', source: 'windows' });
    await open().phone.start();
    await open().phone.setTitle('MicroSIP - Office - 2 \u6F22');
    const { state, ms } = await read({}, version);
    expect(state).toEqual({ status: 'idle', ...certain, account: 'Office - 2 \u6F22', process: expect.any(Number) });
    console.log(`read in ${ms.toFixed(1)} ms`);
  });

  test('follows a call that comes in', async () => {
    const { phone } = open();
    await phone.start();
    await phone.ring({ number: '1001', name: 'Ann' });
    expect((await read()).state).toMatchObject({ status: 'ringing', caller: '1001', name: 'Ann', ...certain });
    await phone.answerCall(3700);
    const answered = Date.now();
    const { state } = await read();
    const since = Math.ceil((Date.now() - answered) / 1000);
    expect(state).toMatchObject({ status: 'inCall', caller: '1001', name: 'Ann', ...certain });
    expect(state.duration).toBeGreaterThanOrEqual(3700);
    expect(state.duration).toBeLessThanOrEqual(3701 + since);
    await phone.endCall();
    expect((await read()).state).toEqual({ status: 'idle', ...certain, process: state.process });
  });

  test('follows a call that goes out, whatever the other end says', async () => {
    const { phone } = open();
    await phone.start('5551234');
    const calling = { status: 'calling', caller: '5551234', ...certain };
    expect((await read()).state).toMatchObject(calling);
    for (const words of ['Ringing', 'Connected 0:12', 'Incoming Call']) {
      await phone.setStatus(words);
      const { state } = await read();
      expect(state).toMatchObject(calling);
      expect(state.duration).toBeUndefined();
    }
    await phone.answerCall();
    expect((await read()).state).toMatchObject({ status: 'inCall', caller: '5551234', ...certain });
  });

  test('is still ringing when the user ignores the call', async () => {
    const { phone } = open();
    await phone.start();
    await phone.ring({ number: '1001', name: 'Ann' });
    await phone.ignoreCall();
    expect((await read()).state).toMatchObject({ status: 'ringing', caller: 'Ann', certainty: 'likely' });
    await phone.endCall();
    expect((await read()).state).toMatchObject({ status: 'idle', ...certain });
  });

  test('is seen while the phone is in the tray', async () => {
    const { phone } = open();
    await phone.start();
    const { process = 0 } = (await read()).state;
    await phone.hide();
    await phone.ring('1001');
    expect((await read()).state).toMatchObject({ status: 'ringing', caller: '1001', ...certain });
    await phone.answerCall(60);
    expect((await read()).state).toMatchObject({ status: 'inCall', caller: '1001', ...certain });
    await phone.endCall();
    expect((await read()).state).toMatchObject({ status: 'idle', ...certain });
    await phone.ring('1002');
    expect((await read()).state).toMatchObject({ status: 'ringing', caller: '1002', ...certain });
    await open().kill(process);
  });

  test('has what a caller sends as it was sent', async () => {
    const { phone } = open();
    await phone.start();
    const names = [
      `"quo'ted" 'it' <6@x> & | ^ \`$(calc)`,
      '%1 %PATH% %20',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F600}',
      '\u202Ereversed\u202C \u0627\u0644\u0639\u0631\u0628\u064A\u0629',
      'x'.repeat(300),
      'two\r\nlines',
      'Incoming Call',
      'Connected 0:12',
      '00:01:05',
      'MicroSIP - Other',
    ];
    await reading(async (state) => {
      for (const name of names) {
        await phone.ring({ number: '1001', name });
        expect(await state()).toMatchObject({ status: 'ringing', caller: '1001', name, ...certain });
        await phone.answerCall(5);
        const call = await state();
        expect(call).toMatchObject({ status: 'inCall', caller: '1001', ...certain });
        // A window's title has one line.
        expect(call.name?.replace(/\s+/g, ' ')).toBe(name.replace(/\s+/g, ' '));
        expect(call.account).toBeUndefined();
        await phone.endCall();
        expect((await state()).status).toBe('idle');
      }
      await phone.ring({ number: '1001', name: names[0] as string, contact: 'Ann' });
      expect(await state()).toMatchObject({ status: 'ringing', caller: '1001', name: 'Ann', ...certain });
    });
  });

  test('has the SIP user as it was sent', async () => {
    const { phone } = open();
    await phone.start();
    await reading(async (state) => {
      for (const number of ['O"Neil', '%1', '\u{1F600}', '+49-30/12', 'x'.repeat(300), '/resetnoask']) {
        await phone.ring(number);
        expect(await state()).toMatchObject({ status: 'ringing', caller: number, ...certain });
        await phone.answerCall();
        expect(await state()).toMatchObject({ status: 'inCall', caller: number, ...certain });
        await phone.endCall();
        expect((await state()).status).toBe('idle');
      }
    });
  });

  test.each([
    ['Incoming', { status: 'ringing' }],
    ['00:01:05', { status: 'inCall', duration: 65 }],
  ])('believes the documented title %s, with reserve', async (title, expected) => {
    await open().phone.start();
    await open().phone.setTitle(title);
    expect((await read()).state).toMatchObject({ ...expected, certainty: 'likely' });
  });

  test('is told in bounded time by a phone that hangs, and the main thread is free', async () => {
    const { phone } = open();
    await phone.start();
    await phone.setTitle('MicroSIP - Office');
    await phone.ring('1001');
    await phone.hang();
    // Windows notices after some seconds.
    for (let hasNoticed = false; !hasNoticed; ) {
      const given = await read({ timeout: 500 });
      const { state } = given;
      expect(state).toMatchObject({ status: 'ringing', certainty: 'unknown', account: 'Office', executable: exe });
      expect(state.why).toContain('hangs');
      expectFree(given);
      hasNoticed = given.noticed;
      console.log(`${hasNoticed ? 'when Windows has noticed' : 'before'}: ${given.ms.toFixed(0)} ms`);
    }
  });

  test('is that of the busiest of two phones, or of the one that is meant', async () => {
    const { phone } = open();
    await phone.start();
    await phone.callOut('1');
    await phone.answerCall(60);
    const portable = await phone.install('C:\\T\u00E9l\u00E9phone & Co', { portable: true });
    await phone.start();
    expect((await read()).state).toMatchObject({ status: 'inCall', executable: exe });
    await phone.ring('2');
    expect((await read()).state).toMatchObject({ status: 'ringing', caller: '2', executable: portable });
    expect((await read({ executable: exe.toUpperCase() })).state).toMatchObject({ status: 'inCall', caller: '1' });
    expect((await read({ executable: 'C:\\microsip.exe' })).state.status).toBe('notRunning');
    await phone.stop();
    await phone.uninstall();
  });

  test('is not that of another program that uses the same class', async () => {
    await open().copyIn(open().program('phone.exe'), 'C:\\impostor.exe');
    const impostor = await open().start({ program: 'C:\\impostor.exe', commandLine: 'impostor.exe' });
    await waitFor('its window', async () => ((await open().phone.isRunning()) ? true : undefined));
    expect((await read()).state.status).toBe('notRunning');
    await impostor.stop();
  });

  test('is watched while the phone starts, rings, hangs, is killed and starts again', async () => {
    const { phone, files } = open();
    const file = 'C:\\watched.txt';
    const watching = await open().startNode('newest', 'test/microsip/watchState.mjs', [file, '100']);
    const states = async () => (await readLines(files, file)).map((line) => JSON.parse(line) as PhoneState);
    const last = (expected: Partial<PhoneState>) =>
      waitFor(JSON.stringify(expected), async () => {
        const state = (await states()).at(-1);
        const same = Object.entries(expected).every(([name, value]) => state?.[name as keyof PhoneState] === value);
        return same ? state : undefined;
      });

    await last({ status: 'notRunning' });
    await phone.start();
    const { process: first = 0 } = await last({ status: 'idle', certainty: 'certain' });
    await phone.ring('1001');
    await last({ status: 'ringing', caller: '1001' });
    await phone.answerCall();
    await waitFor('two seconds', async () =>
      (await states()).some(({ status, duration = 0 }) => status === 'inCall' && duration >= 2) ? true : undefined,
    );
    await phone.hang();
    await last({ status: 'inCall', certainty: 'unknown' });
    await open().kill(first);
    await last({ status: 'notRunning', certainty: 'certain' });
    await phone.start('5');
    const { process: second } = await last({ status: 'calling', caller: '5' });
    expect(second).not.toBe(first);
    await phone.stop();
    await last({ status: 'notRunning', certainty: 'certain' });

    const seen = await states();
    expect(seen.filter((state, place) => JSON.stringify(state) === JSON.stringify(seen[place - 1]))).toEqual([]);
    await files.write(`${file}.stop`, '');
    await waitFor('the watch to end', async () =>
      (await files.readText(file)).includes('"watch"') ? true : undefined,
    );
    await watching.stop();
  });

  test('takes next to none of the processor while it is watched', async () => {
    const { phone, files } = open();
    const file = 'C:\\cost.txt';
    await phone.start();
    const watching = await open().startNode('newest', 'test/microsip/watchState.mjs', [file, '250']);
    await waitFor('the first state', async () => ((await readLines(files, file)).length > 0 ? true : undefined));
    // What is to be measured; a busy machine watches less in that time.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await files.write(`${file}.stop`, '');
    const { start, watch } = await waitFor('the cost', async () => {
      const line = (await readLines(files, file)).find((text) => text.includes('"watch"'));
      return line === undefined ? undefined : (JSON.parse(line) as { start: number; watch: number });
    });
    await watching.stop();
    console.log(`of the processor, 4 s of watching took ${watch} ms, and the start of its process ${start} ms`);
    expect(watch).toBeLessThan(start);
  });
});
