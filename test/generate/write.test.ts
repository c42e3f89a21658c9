import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bridge, defineBridge } from '../../src/definition/index.js';
import { FailedError, NotFoundError, UsageError } from '../../src/errors.js';
import { type GenerateOptions, generate, renderTarget } from '../../src/generate/generate.js';
import { findMark } from '../../src/generate/mark.js';
import { NotOursError } from '../../src/generate/notOurs.js';
import { TemplateError } from '../../src/generate/templateError.js';
import { startWriting } from '../../src/generate/write.js';
import { profiles } from '../../src/profiles/index.js';
import { targets } from '../../src/targets/index.js';
import type { Target } from '../../src/targets/target.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bridgesmith-write-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const action = { summary: 'Does it.', bindings: { exe: { arguments: ['/it'] } } } as const;
function bridgeOf(actions: readonly string[], name = 'demo'): Bridge {
  return defineBridge({
    name,
    title: 'Demo',
    summary: 'Drives nothing.',
    application: { executables: ['demo.exe'] },
    actions: Object.fromEntries(actions.map((word) => [word, action])),
  }) as Bridge;
}

const vbscript = { targets: ['vbscript'] };
async function changesOf(bridge: Bridge, options: GenerateOptions = vbscript, out = folder): Promise<string[]> {
  const generated = await generate(bridge, out, options);
  return generated.flatMap(({ files }) => files.map(({ path, change }) => `${change} ${path}`));
}

async function files(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return found.sort();
}

async function put(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
const text = (path: string) => readFile(join(folder, path), 'utf8');

describe('generating', () => {
  test('creates what is not there, byte for byte as it is rendered', async () => {
    const bridge = bridgeOf(['dial']);
    expect(await changesOf(bridge)).toEqual(['created vbscript/dial.vbs']);
    const target = targets.find(({ name }) => name === 'vbscript');
    const [rendered] = target ? await renderTarget(bridge, target) : [];
    expect((await readFile(join(folder, 'vbscript/dial.vbs'))).equals(rendered?.bytes as Buffer)).toBe(true);
  });

  test('leaves what is the same alone: not even its time changes', async () => {
    await changesOf(bridgeOf(['dial']));
    const before = new Date(Date.UTC(2020, 1, 2));
    await utimes(join(folder, 'vbscript/dial.vbs'), before, before);
    expect(await changesOf(bridgeOf(['dial', 'answer']))).toEqual([
      'unchanged vbscript/dial.vbs',
      'created vbscript/answer.vbs',
    ]);
    expect((await stat(join(folder, 'vbscript/dial.vbs'))).mtime).toEqual(before);
  });

  test('updates what differs and bears its mark, in UTF-16 too', async () => {
    await changesOf(bridgeOf(['dial', 'answer']));
    await put('vbscript/dial.vbs', `' [bridgesmith:demo/vbscript]\r\n' as an older version made it\r\n`);
    await writeFile(join(folder, 'vbscript/answer.vbs'), `\uFEFF' [bridgesmith:demo/vbscript]`, 'utf16le');
    expect(await changesOf(bridgeOf(['dial', 'answer']))).toEqual([
      'updated vbscript/dial.vbs',
      'updated vbscript/answer.vbs',
    ]);
    expect(await changesOf(bridgeOf(['dial', 'answer']))).toEqual([
      'unchanged vbscript/dial.vbs',
      'unchanged vbscript/answer.vbs',
    ]);
  });

  test('removes what it made for an action that is gone, and folders that are empty then', async () => {
    await changesOf(bridgeOf(['dial', 'answer']));
    await put('vbscript/old/gone.vbs', "' [bridgesmith:demo/vbscript]");
    expect(await changesOf(bridgeOf(['dial']))).toEqual([
      'unchanged vbscript/dial.vbs',
      'removed vbscript/answer.vbs',
      'removed vbscript/old/gone.vbs',
    ]);
    expect(await files()).toEqual(['vbscript', 'vbscript/dial.vbs']);
  });

  test('keeps what others made, and what it made for another bridge or target', async () => {
    await put('vbscript/mine.vbs', "' mine");
    await put('vbscript/kept/mine.vbs', "' mine");
    await changesOf(bridgeOf(['answer'], 'demo-two'));
    await put('vbscript/old.vbs', "' [bridgesmith:demo/batch]");
    expect(await changesOf(bridgeOf(['dial']))).toEqual(['created vbscript/dial.vbs']);
    expect(await files()).toEqual(
      ['', '/answer.vbs', '/dial.vbs', '/kept', '/kept/mine.vbs', '/mine.vbs', '/old.vbs'].map(
        (path) => `vbscript${path}`,
      ),
    );
  });

  test('takes a file whose name differs only in case for the wanted one, as Windows does', async () => {
    await put('vbscript/DIAL.vbs', "' [bridgesmith:demo/vbscript]");
    expect((await changesOf(bridgeOf(['dial']))).filter((change) => change.startsWith('removed'))).toEqual([]);
  });

  test.each(['.', './', 'a/../.'])('finds what is left over when the folder is called %s', async (tail) => {
    const out = `${relative('.', folder)}/${tail}`;
    await changesOf(bridgeOf(['dial', 'answer']), vbscript, out);
    expect(await changesOf(bridgeOf(['dial']), vbscript, out)).toContain('removed vbscript/answer.vbs');
    expect(await changesOf(bridgeOf(['dial']), vbscript, `./${out}`)).toEqual(['unchanged vbscript/dial.vbs']);
  });

  test('says what a dry run would change, and writes nothing', async () => {
    expect(await changesOf(bridgeOf(['dial']), { ...vbscript, dryRun: true })).toEqual(['created vbscript/dial.vbs']);
    expect(await files()).toEqual([]);
    await changesOf(bridgeOf(['dial', 'answer']));
    await put('vbscript/dial.vbs', "' [bridgesmith:demo/vbscript]");
    const before = [await files(), await text('vbscript/dial.vbs')];
    expect(await changesOf(bridgeOf(['dial']), { ...vbscript, dryRun: true })).toEqual([
      'updated vbscript/dial.vbs',
      'removed vbscript/answer.vbs',
    ]);
    expect([await files(), await text('vbscript/dial.vbs')]).toEqual(before);
  });

  test('of an unknown target is wrong usage', async () => {
    await expect(generate(bridgeOf(['dial']), folder, { targets: ['cobol'] })).rejects.toBeInstanceOf(UsageError);
    expect(await files()).toEqual([]);
  });
});

describe('a file in the way that bridgesmith did not make', () => {
  test('stops everything: no target is written, nothing is removed', async () => {
    await changesOf(bridgeOf(['answer']));
    await put('vbscript/dial.vbs', "' mine");
    const before = await files();
    const generating = generate(bridgeOf(['dial']), folder);
    await expect(generating).rejects.toBeInstanceOf(NotOursError);
    await expect(generating).rejects.toMatchObject({ paths: ['vbscript/dial.vbs'], exitCode: 1 });
    await expect(generating).rejects.toThrow(
      'Nothing was changed. Move it away, choose another --out, or use --force.',
    );
    expect(await files()).toEqual(before);
    expect(await text('vbscript/dial.vbs')).toBe("' mine");
  });

  test('is named together with all others, of every target', async () => {
    await put('vbscript/dial.vbs', "' mine");
    await put('batch/dial.cmd', 'rem [bridgesmith:demo/vbscript]');
    await expect(generate(bridgeOf(['dial']), folder)).rejects.toMatchObject({
      paths: ['vbscript/dial.vbs', 'batch/dial.cmd'],
    });
  });

  test('is told from what was made from another bridge, such as one that was renamed', async () => {
    await changesOf(bridgeOf(['dial', 'answer'], 'older'));
    await put('vbscript/answer.vbs', "' mine");
    const generating = generate(bridgeOf(['dial', 'answer']), folder, vbscript);
    await expect(generating).rejects.toThrow(
      'Not made by bridgesmith, so not written over: vbscript/answer.vbs. Made from another bridge, older, so not written over: vbscript/dial.vbs. Nothing was changed. Move them away, choose another --out, or use --force.',
    );
    expect(await text('vbscript/dial.vbs')).toContain('[bridgesmith:older/vbscript ');
    const [{ files: changes } = { files: [] }] = await generate(bridgeOf(['dial']), folder, {
      ...vbscript,
      force: true,
    });
    expect(changes).toEqual([{ path: 'vbscript/dial.vbs', change: 'updated', inTheWay: { bridge: 'older' } }]);
  });

  test('is named with nine others at most', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `dial${String(index).padStart(2, '0')}`);
    for (const name of names) await put(`vbscript/${name}.vbs`, "' mine");
    await expect(generate(bridgeOf(names), folder, vbscript)).rejects.toThrow(
      /: vbscript\/dial00\.vbs, (?:[^,]+, ){8}vbscript\/dial09\.vbs and 2 more\. Nothing/,
    );
  });

  test('is written over by force', async () => {
    await put('vbscript/dial.vbs', "' mine");
    expect(await changesOf(bridgeOf(['dial']), { ...vbscript, force: true })).toEqual(['updated vbscript/dial.vbs']);
    expect(await text('vbscript/dial.vbs')).toContain('[bridgesmith:demo/vbscript ');
  });

  test('bears no mark when the mark stands far below its head', async () => {
    await put('vbscript/dial.vbs', `${"' mine\r\n".repeat(1000)}' [bridgesmith:demo/vbscript]`);
    await expect(generate(bridgeOf(['dial']), folder)).rejects.toBeInstanceOf(NotOursError);
  });

  test('may be a folder', async () => {
    await put('vbscript/dial.vbs/x', '');
    const generating = generate(bridgeOf(['dial']), folder, { ...vbscript, force: true });
    await expect(generating).rejects.toBeInstanceOf(FailedError);
    await expect(generating).rejects.toThrow('dial.vbs could not be read: this is a folder, and no file.');
  });
});

describe('a file that somebody has changed since it was made', () => {
  const hand = "' changed by hand\r\n";
  const change = async (path: string) => put(path, `${await text(path)}${hand}`);
  const older = { ...action, summary: 'Did it.' };
  const remade = () => defineBridge({ ...bridgeOf(['dial']).definition, actions: { dial: older } }) as Bridge;

  test('is named, and nothing is written, in a dry run either', async () => {
    await changesOf(bridgeOf(['dial', 'answer']));
    await change('vbscript/dial.vbs');
    const before = [await files(), await text('vbscript/dial.vbs')];
    for (const dryRun of [true, false]) {
      const generating = generate(bridgeOf(['dial', 'other']), folder, { ...vbscript, dryRun });
      await expect(generating).rejects.toMatchObject({ paths: ['vbscript/dial.vbs'], exitCode: 1 });
      await expect(generating).rejects.toThrow(
        'Changed by hand since bridgesmith made them, so not written over or removed: vbscript/dial.vbs. Nothing was changed. What is to last belongs into a template of your own (--templates). Move it away,',
      );
      expect([await files(), await text('vbscript/dial.vbs')]).toEqual(before);
    }
  });

  test('is not removed with its action', async () => {
    await changesOf(bridgeOf(['dial', 'answer']));
    await change('vbscript/answer.vbs');
    await expect(generate(bridgeOf(['dial']), folder, vbscript)).rejects.toThrow('or removed: vbscript/answer.vbs.');
    expect(await text('vbscript/answer.vbs')).toContain(hand);
  });

  test('is written over, or removed, by force, which says so', async () => {
    await changesOf(bridgeOf(['dial', 'answer']));
    for (const name of ['dial', 'answer']) await change(`vbscript/${name}.vbs`);
    const forced = { ...vbscript, force: true };
    const expected = [
      { path: 'vbscript/dial.vbs', change: 'updated', inTheWay: 'edited' },
      { path: 'vbscript/answer.vbs', change: 'removed', inTheWay: 'edited' },
    ];
    expect((await generate(bridgeOf(['dial']), folder, { ...forced, dryRun: true }))[0]?.files).toEqual(expected);
    expect((await generate(bridgeOf(['dial']), folder, forced))[0]?.files).toEqual(expected);
    expect(await changesOf(bridgeOf(['dial']))).toEqual(['unchanged vbscript/dial.vbs']);
  });

  test('is not one of which version control or an editor has changed the line ends or the BOM', async () => {
    await changesOf(bridgeOf(['dial']), {});
    const paths = (await files()).filter((path) => /\.\w+$/.test(path) && !/\.0$/.test(path));
    for (const path of paths) {
      if ((await stat(join(folder, path))).isDirectory()) continue;
      await put(path, (await text(path)).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
    }
    const changes = (await generate(bridgeOf(['dial']), folder)).flatMap((target) => target.files);
    expect(changes.map(({ change }) => change)).toEqual(changes.map(() => 'updated'));
  });

  test('is told in every language and encoding', async () => {
    const wide = defineBridge({ ...bridgeOf(['dial']).definition, title: 'D\u00e9mo' }) as Bridge;
    for (const bridge of [...profiles, wide]) {
      for (const target of targets) {
        for (const { path, bytes } of await renderTarget(bridge, target)) {
          const origin = { bridge: bridge.definition.name, target: target.name };
          expect(findMark(bytes), path).toEqual({ ...origin, edited: false });
          const isWide = bytes[0] === 0xff;
          const more = Buffer.concat([bytes, Buffer.from(' ', isWide ? 'utf16le' : 'utf8')]);
          expect(findMark(more), path).toEqual({ ...origin, edited: true });
        }
      }
    }
    expect((await renderTarget(wide, targets[1] as Target))[0]?.bytes.subarray(0, 2).toString('hex')).toBe('fffe');
  });

  test('may be as it is to be made', async () => {
    await changesOf(remade());
    const wanted = await text('vbscript/dial.vbs');
    await changesOf(bridgeOf(['dial']));
    await put('vbscript/dial.vbs', wanted);
    expect(await changesOf(remade())).toEqual(['unchanged vbscript/dial.vbs']);
  });
});

describe('a run that fails, or was killed', () => {
  test('leaves everything as it was, and nothing of its own', async () => {
    await changesOf(bridgeOf(['dial']));
    await put('batch/dial.cmd/x', '');
    const before = await files();
    await expect(generate(bridgeOf(['dial', 'answer']), folder)).rejects.toThrow('dial.cmd could not be read');
    expect(await files()).toEqual(before);
    const broken = { templates: join(folder, 'templates') };
    await put('templates/batch/script.cmd.hbs', '{{nothing}}');
    await expect(generate(bridgeOf(['dial', 'answer']), join(folder, 'out'), broken)).rejects.toThrow('"nothing"');
    expect(await files()).not.toContain('out');
  });

  test('leaves no temporary file where a folder has taken the place of one that was to be written', async () => {
    const writing = startWriting(folder);
    const origin = { bridge: 'demo', target: 'vbscript' };
    const made = ['a.vbs', 'b.vbs', 'c.vbs'].map((name) => ({ path: `vbscript/${name}`, parts: [Buffer.from(name)] }));
    writing.take('vbscript', origin, made);
    await mkdir(join(folder, 'vbscript/b.vbs'));
    expect(() => writing.finish()).toThrow('b.vbs could not be written');
    expect(await files()).toEqual(['vbscript', 'vbscript/a.vbs', 'vbscript/b.vbs']);
  });

  test('leaves files that the next one removes, but not those of one that goes on', async () => {
    await changesOf(bridgeOf(['dial']));
    const made = await text('vbscript/dial.vbs');
    await put('vbscript/dial.vbs.4194305.tmp', made); // no process has such a number
    await put(`vbscript/dial.vbs.${process.ppid}.tmp`, made);
    expect(await changesOf(bridgeOf(['dial']))).toEqual([
      'unchanged vbscript/dial.vbs',
      'removed vbscript/dial.vbs.4194305.tmp',
    ]);
    expect(await files()).toContain(`vbscript/dial.vbs.${process.ppid}.tmp`);
  });
});

describe('a folder that cannot be made', () => {
  test.skipIf(!existsSync('/proc/self'))('is a failure in words', async () => {
    const generating = generate(bridgeOf(['dial']), '/proc/nowhere');
    await expect(generating).rejects.toThrow('could not be written: its folder cannot be made.');
  });

  test('is a failure where a file stands in its place, which stays', async () => {
    await put('a', 'mine');
    const generating = generate(bridgeOf(['dial']), join(folder, 'a'));
    await expect(generating).rejects.toThrow('could not be written: a file stands where a folder is needed.');
    expect(await text('a')).toBe('mine');
  });
});

describe("the user's own templates", () => {
  const own = () => ({ ...vbscript, templates: join(folder, 'templates') });

  test('replace those of the same name, and the others stay', async () => {
    await put('templates/vbscript/parts/messages.vbs.hbs', "' {{comment title}} says nothing\r\n");
    await generate(bridgeOf(['dial']), join(folder, 'out'), own());
    expect(await text('out/vbscript/dial.vbs')).toContain("' Demo says nothing");
    expect(await text('out/vbscript/dial.vbs')).toContain('[bridgesmith:demo/vbscript ');
    expect(await text('out/vbscript/dial.vbs')).not.toContain('Sub ShowUsage');
  });

  test('of another target are not looked at', async () => {
    await put('templates/batch/script.vbs.hbs', '{{#broken');
    expect(await changesOf(bridgeOf(['dial']), own(), join(folder, 'out'))).toEqual(['created vbscript/dial.vbs']);
  });

  test('may begin with a BOM, which is none of the output', async () => {
    await put('templates/vbscript/script.vbs.hbs', "\uFEFF' {{comment header.mark}}\r\n");
    await generate(bridgeOf(['dial']), join(folder, 'out'), own());
    expect(await text('out/vbscript/dial.vbs')).toMatch(/^' \[bridgesmith:demo\/vbscript [0-9a-f]{12}\]\r\n$/);
  });

  test('that are wrong are an error, before anything is written', async () => {
    await put('templates/vbscript/script.vbs.hbs', '{{nothing}}');
    const generating = generate(bridgeOf(['dial']), join(folder, 'out'), { templates: join(folder, 'templates') });
    await expect(generating).rejects.toThrow('templates/vbscript/script.vbs.hbs, line 1: there is no "nothing" here.');
    expect(await files()).not.toContain('out');
  });

  test.each([
    ['vbscrpt/script.vbs.hbs', 'templates/vbscrpt: there is no target "vbscrpt". Is it vbscript?'],
    ['vbs/script.vbs.hbs', 'templates/vbs: there is no target "vbs". There are: powershell, vbscript, batch, '],
    ['script.vbs.hbs', 'templates/script.vbs.hbs: a template stands in the folder of its target: powershell, '],
    [
      'vbscript/scirpt.vbs.hbs',
      'there is no such template to replace, and no other names it as a part. Is it script.vbs.hbs?',
    ],
    ['vbscript/parts/usage.hbs', 'vbscript/parts/usage.hbs: there is no such template to replace'],
    ['vbscript/script.vbs.txt', 'templates: there is no template in it.'],
  ])('that would replace nothing are an error: %s', async (path, message) => {
    await put(`templates/${path}`, "' {{comment header.mark}}");
    await expect(generate(bridgeOf(['dial']), join(folder, 'out'), own())).rejects.toThrow(TemplateError);
    await expect(generate(bridgeOf(['dial']), join(folder, 'out'), own())).rejects.toThrow(message);
    expect(await files()).not.toContain('out');
  });

  test('may have parts of their own, and other files beside them', async () => {
    await put('templates/vbscript/script.vbs.hbs', "' {{comment header.mark}}\n{{> parts/mine}}");
    await put('templates/vbscript/parts/mine.hbs', "' mine\n");
    await put('templates/notes/README.md', 'notes');
    await generate(bridgeOf(['dial']), join(folder, 'out'), own());
    expect(await text('out/vbscript/dial.vbs')).toContain("]\r\n' mine\r\n");
  });

  test('in a folder that is not there are not found', async () => {
    await expect(generate(bridgeOf(['dial']), folder, own())).rejects.toBeInstanceOf(NotFoundError);
  });
});
