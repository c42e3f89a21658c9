// snapshot.ts: all that an installation may touch of a user, so that tests see whether its undoing leaves a trace.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { microsip } from '../../src/profiles/index.js';
import type { Lab } from '../lab/index.js';

const { classId } = microsip.definition.component;
const classes = ['DDEClient', 'DDEClient.1.00', `CLSID\\${classId}`, `WOW6432Node\\CLSID\\${classId}`];
const touched = ['HKCU\\Software\\bridgesmith', ...classes.map((name) => `HKCU\\Software\\Classes\\${name}`)];

/** The user's variables and what the component is registered in; the files below `local`, and the modules in Documents. */
export async function snapshot(lab: Lab, local: string) {
  const registry = [];
  for (const key of ['HKCU\\Environment', ...touched]) registry.push(await lab.registry.tree(key));
  const documents = `${lab.environment.USERPROFILE}\\Documents`;
  const names = readdirSync(lab.toHost(documents));
  const modules = names.filter((name) => /^(?:Windows)?PowerShell$/i.test(name));
  const files = [local, ...modules.map((name) => `${documents}\\${name}`)].flatMap((path) => filesBelow(lab, path));
  return { registry, files, documents: names };
}

/** All of the registry that is the user's, to the last bit; less than that on Windows, where others write, too. */
export async function registrySaved(lab: Lab): Promise<string[]> {
  const texts: string[] = [];
  const all = ['HKCU\\Software', 'HKLM\\Software\\Classes'];
  for (const key of ['HKCU\\Environment', ...(lab.native ? touched : all)]) {
    texts.push((await lab.registry.saved(key)) ?? `no ${key}`);
  }
  return texts;
}

/** Every folder, and every file with its bytes. */
export function filesBelow(lab: Lab, windowsPath: string): string[] {
  const host = lab.toHost(windowsPath);
  const names = readdirSync(host, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !/[\\/]Temp([\\/]|$)/i.test(name),
  );
  return names.sort().map((name) => {
    const path = join(host, name);
    return `${name} ${statSync(path).isFile() ? readFileSync(path).toString('base64') : ''}`;
  });
}
