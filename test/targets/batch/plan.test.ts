import { beforeAll, describe, expect, test } from 'vitest';
import type { Bridge } from '../../../src/definition/bridge.js';
import { defineBridge } from '../../../src/definition/defineBridge.js';
import { ruleOf } from '../../../src/definition/kinds/kindOf.js';
import { renderTarget } from '../../../src/generate/generate.js';
import { excel, microsip, netphone, profiles } from '../../../src/profiles/index.js';
import { checkOf, signs } from '../../../src/targets/batch/checks.js';
import { batch } from '../../../src/targets/batch/index.js';

async function scriptsOf(bridge: Bridge): Promise<Map<string, string>> {
  const files = await renderTarget(bridge, batch);
  return new Map(files.map(({ path, bytes }) => [path, bytes.toString('latin1')]));
}

const all: { name: string; text: string; lines: string[] }[] = [];
beforeAll(async () => {
  for (const bridge of profiles) {
    for (const [path, text] of await scriptsOf(bridge)) {
      all.push({ name: `${bridge.definition.name}/${path}`, text, lines: text.split('\r\n') });
    }
  }
});

describe('every generated script', () => {
  test('there is one an action, as far as batch can do it', async () => {
    expect([...(await scriptsOf(netphone)).keys()]).toEqual([
      'batch/dial-number.cmd',
      'batch/answer-call.cmd',
      'batch/drop-call.cmd',
    ]);
    expect((await scriptsOf(microsip)).size).toBe(Object.keys(microsip.definition.actions).length);
  });

  test('is ASCII with CRLF, and says in its head whose it is', () => {
    for (const { name, text, lines } of all) {
      expect(text, name).toMatch(/^[\r\n\t -~]*$/);
      expect(text.replaceAll('\r\n', ''), name).not.toMatch(/[\r\n]/);
      expect(lines.slice(0, 8).join('\n'), name).toContain(`[bridgesmith:${name.split('/')[0]}/batch `);
      expect(lines.slice(0, 8).join('\n'), name).toContain('--target batch');
    }
  });

  test('has each label that it goes to, once, and none that it does not', () => {
    for (const { name, lines } of all) {
      const labels = lines.flatMap((line) => /^:(\S+)$/.exec(line)?.[1] ?? []);
      const targets = lines.flatMap((line) =>
        [...line.matchAll(/\b(?:goto |call :)([\w.]+)(?![\w.%])/g)].map((found) => found[1]),
      );
      const vias = labels.filter((label) => label.startsWith('via.'));
      expect(new Set(labels).size, name).toBe(labels.length);
      expect(
        [...new Set(targets)].filter((target) => !labels.includes(target ?? '') && target !== 'via.'),
        name,
      ).toEqual([]);
      expect(
        labels.filter(
          (label) => !targets.includes(label) && !vias.includes(label) && !/^(checked|after)\./.test(label),
        ),
        name,
      ).toEqual([]);
    }
  });

  test("puts the caller's text into a line only by CALL, or after it was looked at", () => {
    const byCall = /^>nul 2>nul call set (?:\w+=x%%(?:\*|1) \.%mark%|"\w+=x%%(?:\*|~?1) \.%mark%")$/;
    for (const { name, text } of all) {
      // In :read, and where a rule is called, they are the script's own words.
      const own = text.replace(/\r\n:read\r\n[\s\S]*?\r\nif not defined line exit \/b\r\n/, '\r\n');
      const rules = own.replace(
        /call :\S+ .*|[^\r\n]*:~0,%1!.*|[^\r\n]*!%1[!:].*|if not defined %1 .*|if !text! (?:LSS|GTR) %[12] .*/g,
        '',
      );
      const uses = rules.split('\r\n').filter((line) => !/^rem /.test(line) && /%(?:\*|~?[1-9])/.test(line));
      expect(
        uses.filter((line) => !byCall.test(line)),
        name,
      ).toEqual(['set taken=%*', 'set BRIDGESMITH_ARGUMENTS=%*']);
    }
  });

  test("puts no variable of the caller's into a line with the quotes that it may hold", () => {
    const theirs = /%(?:TEMP|ProgramFiles(?:\(x86\))?|LOCALAPPDATA|APPDATA|\w+_EXE)%/i;
    for (const { name, lines } of all) {
      const used = lines.filter((line) => theirs.test(line.replace(/%%/g, '')) && !/^(?:rem |>&2 echo )/.test(line));
      expect(used, name).toEqual([]);
    }
  });

  test('is as readable as batch can be', () => {
    for (const { name, lines } of all)
      expect(
        lines.filter((line) => line.length > 300),
        name,
      ).toEqual([]);
  });
});

describe('what a batch file does alone', () => {
  test('is what goes over the program with plain values', async () => {
    const alone = async (bridge: Bridge) =>
      [...(await scriptsOf(bridge))].filter(([, text]) => text.includes('\r\n:start\r\n')).map(([path]) => path);
    expect(await alone(excel)).toEqual(['batch/new-workbook.cmd']);
    expect(await alone(netphone)).toEqual([]);
    expect(await alone(microsip)).toHaveLength(Object.keys(microsip.definition.actions).length);
  });

  test('has a check for every plain kind, and says so when one is missing', () => {
    expect(checkOf(ruleOf({ kind: 'phoneNumber' }))).toBe('number');
    expect(checkOf(ruleOf({ kind: 'phoneNumber', tones: false }))).toBe('digits');
    expect(checkOf(ruleOf({ kind: 'phoneNumber', addresses: true }))).toBe('address');
    expect(checkOf(ruleOf({ kind: 'dtmf' }))).toBe('dtmf');
    const other = { ...ruleOf({ kind: 'dtmf' }), pattern: '[0-9]' } as ReturnType<typeof ruleOf>;
    expect(() => checkOf(other)).toThrow('a rule that asks for it has [0-9]');
  });

  test('lists exactly the signs of the rules', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
    const allowedBy = (rule: ReturnType<typeof ruleOf>) =>
      rule.form === 'text' ? ascii.filter((sign) => new RegExp(`^${rule.characters}$`).test(sign)).sort() : [];
    const listed = (text: string) => [...text].sort();
    expect(listed(signs.numberAll)).toEqual(allowedBy(ruleOf({ kind: 'phoneNumber' })));
    expect(listed(signs.numberFirst)).toEqual(allowedBy(ruleOf({ kind: 'phoneNumber', tones: false })));
    expect(listed(signs.addressAll)).toEqual(allowedBy(ruleOf({ kind: 'phoneNumber', addresses: true })));
    expect(listed(signs.dtmfAll)).toEqual(allowedBy(ruleOf({ kind: 'dtmf' })));
  });
});

describe('what batch cannot write', () => {
  const bridgeWith = (application: object) =>
    defineBridge({
      name: 'odd',
      title: 'Odd',
      summary: 'Odd.',
      application: { executables: ['odd.exe'], ...application },
      actions: { go: { summary: 'Goes.', bindings: { exe: { arguments: ['x'] } } } },
    });

  test.each([
    [{ registry: [{ key: 'HKCU\\Software\\100%' }] }, '"%" (U+0025)'],
    [{ registry: [{ key: 'HKCU\\Software\\B\u00FCro' }] }, 'U+00FC'],
    [{ uninstall: ['a^b'] }, '"^" (U+005E)'],
    [{ folders: ['C:\\B\u00FCro'] }, 'U+00FC'],
  ])('%j is an error that names the character', async (application, sign) => {
    await expect(renderTarget(bridgeWith(application), batch)).rejects.toThrow(
      `batch cannot write the character ${sign}`,
    );
  });
});
