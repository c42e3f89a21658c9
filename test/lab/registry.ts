// registry.ts: the lab's registry, in UTF-16 all the way (reg.exe prints in the console's code page).
import { ask, bytes, type Field, number, text, verb } from './agent.js';
import type { Session } from './session.js';

export interface RegistryKey {
  /** By name; the default value's name is the empty string. */
  values: Record<string, string | number | Buffer>;
  keys: string[];
}

const types = { REG_SZ: 1, REG_EXPAND_SZ: 2, REG_DWORD: 4 };

/** Keys are written `HKCU\…`, `HKLM\…` or, to read only, `HKCR\…`. */
export class LabRegistry {
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
