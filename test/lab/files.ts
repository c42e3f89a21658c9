// files.ts: the same file by its host name and by its Windows name, and reading and writing by the latter.

import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Session } from './session.js';

export class LabFiles {
  private readonly native: boolean;

  constructor(private readonly session: Session) {
    this.native = session.prepared.wine.kind === 'windows';
  }

  toWindows(hostPath: string): string {
    const full = resolve(hostPath);
    if (this.native) return full;
    const drive = `${this.session.folder}/prefix/drive_c`;
    if (full === drive || full.startsWith(`${drive}/`))
      return `C:${full.slice(drive.length).replaceAll('/', '\\') || '\\'}`;
    if (this.session.prepared.wine.kind === 'chroot' && !this.isVisible(full)) {
      throw new Error(`${full} is not visible in the lab: use a file under ${this.session.visible.join(', ')}`);
    }
    return `Z:${full.replaceAll('/', '\\')}`;
  }

  toHost(windowsPath: string): string {
    if (this.native) return windowsPath;
    const [, drive, rest] = /^([CZ]):[\\/]?(.*)$/is.exec(windowsPath) ?? [];
    if (!drive || rest === undefined) throw new Error(`${windowsPath} is no full path on drive C or Z of the lab`);
    const root = drive.toUpperCase() === 'C' ? `${this.session.folder}/prefix/drive_c` : '/';
    return rest
      .split(/[\\/]+/)
      .filter(Boolean)
      .reduce(findIgnoringCase, root);
  }

  /** Makes the folder, and those above it; answers with its host path. */
  async makeFolder(windowsPath: string): Promise<string> {
    await mkdir(this.toHost(windowsPath), { recursive: true });
    return this.toHost(windowsPath);
  }

  async copyIn(hostPath: string, windowsPath: string): Promise<void> {
    await mkdir(dirname(this.toHost(windowsPath)), { recursive: true });
    await cp(hostPath, this.toHost(windowsPath), { recursive: true });
  }

  async write(windowsPath: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(this.toHost(windowsPath)), { recursive: true });
    await writeFile(this.toHost(windowsPath), content);
  }

  readBytes(windowsPath: string): Promise<Buffer> {
    return readFile(this.toHost(windowsPath));
  }

  /** Decodes by the byte order mark: UTF-16LE or UTF-8; without one, as UTF-8. */
  async readText(windowsPath: string): Promise<string> {
    const content = await this.readBytes(windowsPath);
    const wide = content[0] === 0xff && content[1] === 0xfe;
    return content.toString(wide ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
  }

  exists(windowsPath: string): boolean {
    return existsSync(this.toHost(windowsPath));
  }

  list(windowsPath: string): Promise<string[]> {
    return readdir(this.toHost(windowsPath));
  }

  async remove(windowsPath: string): Promise<void> {
    await rm(this.toHost(windowsPath), { recursive: true, force: true, maxRetries: 5 });
  }

  private isVisible(full: string): boolean {
    return this.session.visible.some((folder) => full === folder || full.startsWith(folder + sep));
  }
}

function findIgnoringCase(folder: string, name: string): string {
  if (existsSync(join(folder, name)) || !existsSync(folder)) return join(folder, name);
  const wanted = name.toLowerCase();
  return join(folder, readdirSync(folder).find((entry) => entry.toLowerCase() === wanted) ?? name);
}
