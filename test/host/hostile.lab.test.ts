import { afterAll, expect, test } from 'vitest';
import { payloadOf } from '../../src/definition/resolve/invocation.js';
import { resolve } from '../../src/definition/resolve/resolve.js';
import { CommandTable } from '../../src/host/commandTable.js';
import { microsip } from '../../src/profiles/index.js';
import { hostileTexts } from '../corpora/hostile.js';
import { openLab } from '../lab/index.js';
import { startHost } from './hostProcess.js';

const lab = await openLab({ own: true });
afterAll(() => lab?.close());

interface Sent {
  outcomes: { command: string; outcome: string; ms: number }[];
  status: string;
  connected: boolean;
}

/** A hostile text wherever one can stand in a command, quoted rightly, wrongly and not at all. */
function commandsWith(text: string): string[] {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const listed = ['Dial', 'Transfer', 'SendDTMF'].flatMap((name) =>
    [text, `"${text}"`, quoted].map((argument) => `[${name}(${argument})]`),
  );
  return [
    ...listed,
    `[Dial(555,${quoted})]`,
    `[Dial(555${text})]`,
    `[Dial(${text}555)]`,
    `[Dial(555)${text}]`,
    `[Dial(555)]${text}`,
    `${text}[Dial(555)]`,
    `[Answer${text}]`,
    `[Answer(${quoted})]`,
    `[Hold]${text}`,
    `[${text}]`,
    `[${text}(555)]`,
    text,
  ];
}

/** [Exit] and [Hide] are commands like any others, and would end the phone; a text with U+0000 cannot be sent. */
const commands = [...new Set(hostileTexts.flatMap(({ text }) => commandsWith(text)))].filter(
  (command) => !/^\[(Exit|Hide)\]$/i.test(command) && !command.includes('\0'),
);

/** What may reach the phone: a number or an address as nobody could mistake it, and the words of the definition. */
const address = '(?:sips?:)?[0-9A-Za-z+*#][0-9A-Za-z+*#,;._~-]*(?:@[0-9A-Za-z][0-9A-Za-z.:;=_-]*)?';
const allowed = [
  new RegExp(`^${address}(?: /account:[1-9][0-9]?)?$`),
  new RegExp(`^/transfer:${address}$`),
  /^\/dtmf:[0-9A-D*#]+$/,
  /^(?:\/answer|\/hangupall|\/hangupincoming|\/hangupcalling|msip:(?:hold|micmute|micunmute|speakup|speakdown|micup|micdown|minimize))$/,
];

test.skipIf(!lab)('no hostile command makes the phone do anything but what the definition has', async () => {
  if (!lab) throw new Error('no lab');
  expect(commands.length).toBeGreaterThanOrEqual(500);
  const host = await startHost(lab, ['--no-start']);
  await lab.phone.start();
  await lab.phone.clear();
  const file = 'C:\\bridgesmith-lab\\commands.json';
  await lab.files.write(file, JSON.stringify(commands));
  const run = await lab.node('20', 'test/microsip/send.mjs', [file]);
  expect(run.stderr.toString()).toBe('');
  const sent = JSON.parse(await lab.files.readText(`${file}.out`)) as Sent;
  expect(sent).toMatchObject({ status: expect.stringMatching(/^(idle|calling|inCall)$/), connected: true });
  expect(sent.outcomes.map(({ command }) => command)).toEqual(commands);

  const done = sent.outcomes.filter(({ outcome }) => outcome === 'done').map(({ command }) => command);
  const refused = sent.outcomes.filter(({ outcome }) => outcome === 'DMLERR_NOTPROCESSED');
  expect(done.length + refused.length).toBe(commands.length);

  const received = await lab.phone.received();
  expect(received.filter(({ text }) => !allowed.some((pattern) => pattern.test(text)))).toEqual([]);
  const effects = await lab.phone.effects();
  expect(
    effects.filter((effect) => /^(?:message|reset|password|ignored|exit|hidden|show|dialpad)/.test(effect)),
  ).toEqual([]);
  const table = new CommandTable(microsip);
  const expected = done.map((command) => {
    const { action, values } = table.read(command);
    return payloadOf(resolve(microsip, action, values, 'copydata'));
  });
  expect(received.map(({ text }) => text)).toEqual(expected);

  const log = await host.log();
  expect(log.filter((line) => / refused node\.exe \(process \d+\) ".*": ./.test(line))).toHaveLength(refused.length);
  expect(log.filter((line) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(line))).toEqual([]);
  await host.stop();
  console.log(
    `${commands.length} hostile commands: ${refused.length} refused, ${done.length} carried out as what they say`,
  );
});
