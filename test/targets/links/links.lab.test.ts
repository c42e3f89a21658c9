// links.lab.test.ts: the generated script that opens links, run by Windows' script hosts, with the phone stand-in.
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { microsip } from '../../../src/profiles/index.js';
import { hostileLinks } from '../../corpora/links.js';
import { randomLinks } from '../../corpora/randomLinks.js';
import { type Lab, labUnavailable, openLab } from '../../lab/index.js';
import { polling } from '../../limits.js';
import {
  calltoLinks,
  noLinks,
  refusedCalltoLinks,
  refusedSipLinks,
  refusedTelLinks,
  sipLinks,
  telLinks,
} from '../../links/cases.js';
import { answerOfNode, linkScriptOf } from './code.js';

const opened = await openLab({ own: true });
const lab = opened as Lab;
if (!opened) console.warn(labUnavailable());
afterAll(() => opened?.close());

const folder = "C:\\Bridge & B\u00FCro (1) it's";
const script = `${folder}\\open-link.js`;
/** Another program may have taken the ending .js. Wine's script host knows only that, and stops at //E. */
const engine = opened?.native ? ' //E:JScript' : '';

/** As Windows starts it: the link stands between the quotes as it is. */
const commandFor = (link: string) =>
  `"${lab.environment.SYSTEMROOT}\\system32\\wscript.exe" //B${engine} "${script}" "${link}"`;
const openLink = async (link: string, env: Record<string, string | null> = {}) => {
  const { exitCode, timedOut } = await lab.run({ commandLine: commandFor(link), env });
  expect(timedOut).toBe(false);
  return exitCode;
};
/** A box that is shown already keeps others from being shown, each for its 20 seconds. */
const lock = () => `${lab.environment.TEMP}\\bridgesmith-microsip-link.lock`;

/** Text as unescape() of JScript reads it. */
const escaped = (text: string) =>
  text.replace(/[^ -$&-~]/g, (unit) => `%u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const unescaped = (text: string) =>
  text.replace(/%(?:u([0-9A-F]{4})|([0-9A-F]{2}))/gi, (_whole, long, short) =>
    String.fromCharCode(Number.parseInt(long ?? short, 16)),
  );

describe.skipIf(!opened)('the script that opens links', () => {
  beforeAll(async () => {
    if (!opened) return;
    await lab.files.makeFolder(folder);
    await lab.files.write(script, await linkScriptOf(microsip));
  });
  beforeEach(() => lab.phone.install());
  afterEach(async () => {
    for (const dialog of await lab.dialogs()) await lab.closeWindow(dialog);
    await lab.phone.uninstall();
    await lab.phone.clear();
  });

  test('reads and refuses what Node does, with the same words', async () => {
    const cases = [telLinks, sipLinks, calltoLinks, refusedTelLinks, refusedSipLinks, refusedCalltoLinks];
    const links = [
      ...cases.flatMap((list) => list.map(([link]) => link)),
      ...noLinks,
      ...hostileLinks,
      ...fc.sample(randomLinks, { numRuns: 3000 }),
    ];
    const [questions, answers] = [`${folder}\\links.txt`, `${folder}\\answers.txt`];
    await lab.files.write(questions, links.map(escaped).join('\n'));
    const reader = lab.toWindows('test/targets/links/answer.js');
    const run = await lab.cscript(reader, [script, questions, answers]);
    expect([run.exitCode, run.stdout.toString(), run.timedOut]).toEqual([0, '', false]);
    const given = (await lab.files.readText(answers)).split('\n').map(unescaped);
    expect(given.length).toBe(links.length);
    const wrong = links.flatMap((link, index) =>
      given[index] === answerOfNode(link) ? [] : [[link.slice(0, 200), given[index], answerOfNode(link)]],
    );
    expect(wrong).toEqual([]);
    const read = given.filter((answer) => answer.startsWith('='));
    expect(read.length).toBeGreaterThan(100);
    console.log(`${links.length} links read by Windows Script Host: ${read.length} as numbers, the others refused`);
  });

  test('dials through a phone that runs or does not, and gives it nothing but the number', async () => {
    const calls = [
      ['tel:+1 (555) 123-4567;ext=12', '+15551234567,12'],
      ['sip:jo@pbx.example:5070;transport=tcp?subject=x', 'jo@pbx.example:5070'],
      ['sips:jo@pbx.example', 'sips:jo@pbx.example'],
      ['CALLTO://555-1234', '5551234'],
      ['tel:%2B1555', '+1555'],
    ] as const;
    for (const [link, number] of calls) {
      await lab.phone.clear();
      expect(await openLink(link)).toBe(0);
      await lab.phone.waitForEffects(1);
      // The first starts the phone; to a running one, a second hands what it was given.
      expect(new Set((await lab.phone.received()).map(({ text }) => text))).toEqual(new Set([number]));
    }
    expect(await lab.dialogs()).toEqual([]);
    expect(await lab.files.exists(lock())).toBe(false);
  });

  test('refuses hostile ones, and shows one box at a time', async () => {
    await lab.phone.start();
    await lab.phone.clear();
    const first = await lab.start({ commandLine: commandFor('tel:/resetnoask') });
    await expect.poll(async () => (await lab.dialogs()).length, polling).toBe(1);
    const hostile = [
      'tel:/answer',
      'tel:%2Fresetnoask',
      'tel:%252Fresetnoask',
      'callto:1 text',
      'callto:1%20text',
      'callto:tel:/answer',
      'sip:0900123456,1@partner.example',
      'sip:pbx.example.com',
      'tel:1.55555E+10',
      'sip:sip:/answer',
      'sip:jo:secret@pbx.example',
      'tel:5551234 /account:1 /password:x',
      'tel:5551234\\',
      "tel:5551234' /exit",
      'tel:5551234&calc',
      'tel:%1',
      'tel:4\u202E321',
      'tel:\u65E5',
      'http://x',
      // With a quote of their own, they are several arguments.
      'tel:5551234" "',
      'tel:5551234" "tel:5551234',
      // On Windows, its script host would take these for options, as the script says in its head.
      ...(lab.native ? [] : ['tel:5551234" //X "', 'tel:5551234" //T:1 //S "', 'tel:1" tel:1 //E:VBScript "']),
    ];
    for (const link of hostile) expect([link, await openLink(link)]).toEqual([link, 4]);
    const dialogs = await lab.dialogs();
    expect(dialogs.map(({ title }) => title)).toEqual(['MicroSIP link']);
    expect(dialogs[0]?.text).toContain('The link was refused: the character "/" (U+002F) is in no telephone number.');
    for (const dialog of dialogs) await lab.closeWindow(dialog);
    await expect.poll(async () => await lab.files.exists(lock()), polling).toBe(false);
    await first.stop();
    expect(await lab.phone.received()).toEqual([]);
  });

  test('closes its box by itself', async () => {
    const impatient = (await linkScriptOf(microsip)).replace(', 20, "MicroSIP link"', ', 1, "MicroSIP link"');
    expect(impatient).toContain(', 1, "MicroSIP link"');
    await lab.files.write(`${folder}\\impatient.js`, impatient);
    const commandLine = commandFor('tel:/answer').replace(script, `${folder}\\impatient.js`);
    expect(await lab.run({ commandLine })).toMatchObject({ exitCode: 4, timedOut: false });
  });

  test('says that there is no phone, and no link, and ends with the code for it', async () => {
    await lab.files.write(lock(), ''); // as one leaves it that was ended while it showed its box
    await lab.phone.uninstall();
    const held = await lab.start({ commandLine: commandFor('tel:1') });
    await expect.poll(async () => (await lab.dialogs()).length, polling).toBe(1);
    expect((await lab.dialogs())[0]?.text).toMatch(/MicroSIP was not found\. Looked at:\s[\s\S]*set MICROSIP_EXE to/);
    expect(await openLink('tel:1')).toBe(3);
    expect(await openLink('tel:1', { MICROSIP_EXE: 'C:\\gone.exe' })).toBe(3);
    expect(await lab.cscript(script, [], { host: 'wscript' })).toMatchObject({ exitCode: 2 });
    await held.stop();
  });

  test('takes the phone from the variable, in a folder of any name', async () => {
    const place = 'D:\\[Phone] & (1)'.replace('D:', 'C:');
    await lab.phone.uninstall();
    const exe = await lab.phone.install(place, { portable: true });
    expect(await openLink('tel:5551234', { MICROSIP_EXE: `"${exe}"` })).toBe(0);
    expect(await lab.phone.waitForEffects(1)).toEqual(['dial 5551234']);
  });
});
