import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bridge, defineBridge } from '../../src/definition/index.js';
import { FailedError, NotFoundError, UsageError } from '../../src/errors.js';
import { type GenerateOptions, generate, renderTarget } from '../../src/generate/generate.js';
import { NotOursError, writeWhole } from '../../src/generate/write.js';
import { targets } from '../../src/targets/index.js';

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
    await put('vbscript/dial.vbs', `${await text('vbscript/dial.vbs')}' changed by hand\r\n`);
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

describe("a stranger's file in the way", () => {
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
    await put('batch/dial.cmd', 'rem [bridgesmith:other/batch]');
    await expect(generate(bridgeOf(['dial']), folder)).rejects.toMatchObject({
      paths: expect.arrayContaining(['vbscript/dial.vbs', 'batch/dial.cmd']),
    });
  });

  test('is written over by force', async () => {
    await put('vbscript/dial.vbs', "' mine");
    expect(await changesOf(bridgeOf(['dial']), { ...vbscript, force: true })).toEqual(['updated vbscript/dial.vbs']);
    expect(await text('vbscript/dial.vbs')).toContain('[bridgesmith:demo/vbscript]');
  });

  test('bears no mark when the mark stands far below its head', async () => {
    await put('vbscript/dial.vbs', `${"' mine\r\n".repeat(1000)}' [bridgesmith:demo/vbscript]`);
    await expect(generate(bridgeOf(['dial']), folder)).rejects.toBeInstanceOf(NotOursError);
  });

  test('may be a folder', async () => {
    await put('vbscript/dial.vbs/x', '');
    const generating = generate(bridgeOf(['dial']), folder, { ...vbscript, force: true });
    await expect(generating).rejects.toBeInstanceOf(FailedError);
    await expect(generating).rejects.toThrow('dial.vbs could not be read (EISDIR).');
  });
});

describe('a file is written whole', () => {
  test('with its folders, and no temporary file is left', async () => {
    await writeWhole(join(folder, 'a/b/it.txt'), Buffer.from('new'));
    expect(await files()).toEqual(['a', 'a/b', 'a/b/it.txt']);
  });

  test('or not at all: when it cannot take its place, the old content and nothing else is there', async () => {
    await put('it.txt/old', 'old');
    await expect(writeWhole(join(folder, 'it.txt'), Buffer.from('new'))).rejects.toBeInstanceOf(FailedError);
    await expect(writeWhole(join(folder, 'it.txt'), Buffer.from('new'))).rejects.toThrow('it.txt could not be written');
    expect(await files()).toEqual(['it.txt', 'it.txt/old']);
  });

  test('and is a failure where a file stands in place of a folder', async () => {
    await put('a', 'mine');
    await expect(writeWhole(join(folder, 'a/it.txt'), Buffer.from('new'))).rejects.toBeInstanceOf(FailedError);
    expect(await text('a')).toBe('mine');
  });
});

describe("the user's own templates", () => {
  const own = () => ({ ...vbscript, templates: join(folder, 'templates') });

  test('replace those of the same name, and the others stay', async () => {
    await put('templates/vbscript/parts/messages.vbs.hbs', "' {{comment title}} says nothing\r\n");
    await generate(bridgeOf(['dial']), join(folder, 'out'), own());
    expect(await text('out/vbscript/dial.vbs')).toContain("' Demo says nothing");
    expect(await text('out/vbscript/dial.vbs')).toContain('[bridgesmith:demo/vbscript]');
    expect(await text('out/vbscript/dial.vbs')).not.toContain('Sub ShowUsage');
  });

  test('of another target are not looked at', async () => {
    await put('templates/batch/script.vbs.hbs', '{{#broken');
    expect(await changesOf(bridgeOf(['dial']), own(), join(folder, 'out'))).toEqual(['created vbscript/dial.vbs']);
  });

  test('may begin with a BOM, which is none of the output', async () => {
    await put('templates/vbscript/script.vbs.hbs', "\uFEFF' {{comment header.mark}}\r\n");
    await generate(bridgeOf(['dial']), join(folder, 'out'), own());
    expect(await text('out/vbscript/dial.vbs')).toBe("' [bridgesmith:demo/vbscript]\r\n");
  });

  test('that are wrong are an error, before anything is written', async () => {
    await put('templates/vbscript/script.vbs.hbs', '{{nothing}}');
    const generating = generate(bridgeOf(['dial']), join(folder, 'out'), { templates: join(folder, 'templates') });
    await expect(generating).rejects.toThrow('vbscript/script.vbs.hbs: "nothing" not defined');
    expect(await files()).not.toContain('out');
  });

  test('in a folder that is not there are not found', async () => {
    await expect(generate(bridgeOf(['dial']), folder, own())).rejects.toBeInstanceOf(NotFoundError);
  });
});
