// registry.ts: the lab's registry, in UTF-16 all the way (reg.exe prints in the console's code page).
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ask, bytes, type Field, number, text, verb } from './agent.js';
import { run } from './processes.js';
import type { Session } from './session.js';

export interface RegistryKey {
  /** By name; the default value's name is the empty string. */
  values: Record<string, string | number | Buffer>;
  keys: string[];
}

const types = { REG_SZ: 1, REG_EXPAND_SZ: 2, REG_DWORD: 4 };

/** Keys are written `HKCU\…`, `HKLM\…` or, to read only, `HKCR\…`. */
export class LabRegistry {
  private files = 0;

  constructor(private readonly session: Session) {}

  async set(key: string, name: string, value: string | number, type?: keyof typeof types): Promise<void> {
    const data = typeof value === 'number' ? number('DATA', value) : text('DATA', `${value}\0`);
    const kind = number('TYPE', types[type ?? (typeof value === 'number' ? 'REG_DWORD' : 'REG_SZ')]);
    const done = await this.ask(verb('regset'), text('KEY.', key), text('NAME', name), kind, bytes('DATA', data.bytes));
    if (!done) throw new Error(`cannot write ${key} ${name}`);
  }

  /** The key with its values and the names of the keys below it; undefined when it is not there. */
  async read(key: string): Promise<RegistryKey | undefined> {
    const answer = await ask(this.session.port, [verb('reglist'), text('KEY.', key)]);
    if (!answer.number('DONE')) return undefined;
    const found: RegistryKey = { values: {}, keys: answer.texts('SUBK') };
    const part = (name: string) => answer.fields.filter((field) => field.name === name).map((field) => field.bytes);
    const [names, kinds, data] = [part('NAME'), part('TYPE'), part('DATA')];
    names.forEach((name, index) => {
      const value = decode(kinds[index]?.readUInt32LE() ?? 0, data[index] ?? Buffer.alloc(0));
      found.values[name.toString('utf16le')] = value;
    });
    return found;
  }

  async get(key: string, name = ''): Promise<string | number | Buffer | undefined> {
    return (await this.read(key))?.values[name];
  }

  /** Everything below a key, one entry a value: `path|name` to value. Two of these compare before and after. */
  async tree(key: string): Promise<Record<string, string | number | Buffer>> {
    const found = await this.read(key);
    const all: Record<string, string | number | Buffer> = {};
    for (const [name, value] of Object.entries(found?.values ?? {})) all[`${key}|${name}`] = value;
    for (const below of found?.keys ?? [])
      Object.assign(all, { [`${key}\\${below}`]: '' }, await this.tree(`${key}\\${below}`));
    return all;
  }

  /**
   * All below a key as one text, to compare before and after; undefined when it is not there. Quick, even for all of
   * HKLM\Software, and less: a key that is a link to another is the link, as HKCU\Software\Classes is on Wine, and
   * keys that do not outlive a session are left out there.
   */
  async saved(key: string): Promise<string | undefined> {
    const file = join(this.session.folder, `saved-${++this.files}.reg`);
    try {
      if (this.session.prepared.wine.kind !== 'windows') return await this.savedByWine(key, file);
      const { exitCode } = await run(this.session, { commandLine: `reg.exe export "${key}" "${file}" /y` });
      return exitCode === 0 ? await readFile(file, 'utf16le') : undefined;
    } finally {
      await rm(file, { force: true });
    }
  }

  /** Wine saves a key as text, with the time of each change; `reg export` takes seconds there. */
  private async savedByWine(key: string, file: string): Promise<string | undefined> {
    if (!(await this.ask(verb('regsave'), text('KEY.', key), text('NAME', `Z:${file.replaceAll('/', '\\')}`))))
      return undefined;
    return (await readFile(file, 'utf8')).replaceAll(/^(\[.*\]) \d+$/gm, '$1').replaceAll(/^#time=.*\n/gm, '');
  }

  /** The key with all below it, or one value; false when it was not there. */
  async delete(key: string, name?: string): Promise<boolean> {
    return this.ask(verb('regdelete'), text('KEY.', key), ...(name === undefined ? [] : [text('NAME', name)]));
  }

  private async ask(...fields: Field[]): Promise<boolean> {
    return (await ask(this.session.port, fields)).number('DONE') === 1;
  }
}

function decode(type: number, data: Buffer): string | number | Buffer {
  if (type === types.REG_SZ || type === types.REG_EXPAND_SZ) return data.toString('utf16le').replace(/\0$/, '');
  return type === types.REG_DWORD && data.length === 4 ? data.readUInt32LE() : data;
}
