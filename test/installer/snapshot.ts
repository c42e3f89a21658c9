// snapshot.ts: all that an installation may touch of a user, so that tests see whether its undoing leaves a trace.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { microsip } from '../../src/profiles/index.js';
import type { Lab } from '../lab/index.js';

const { classId } = microsip.definition.component;
const classes = ['DDEClient', 'DDEClient.1.00', `CLSID\\${classId}`, `WOW6432Node\\CLSID\\${classId}`];
const touched = ['HKCU\\Software\\bridgesmith', ...classes.map((name) => `HKCU\\Software\\Classes\\${name}`)];

/** Makes the folders and the phone that an installation meets, and has programs of Windows write what they write once. */
export async function prepareUser(lab: Lab, local: string, scripts: string): Promise<void> {
  for (const folder of [local, `${lab.environment.USERPROFILE}\\Documents`, scripts])
    await lab.files.makeFolder(folder);
  await lab.phone.install();
  // Wine's script hosts register themselves when they first run.
  await lab.files.write(`${scripts}\\nothing.vbs`, '');
  for (const half of ['system32', ...(lab.runs32Bit ? ['syswow64'] : [])])
    for (const host of ['cscript', 'wscript'])
      await lab.cmdLine(`${lab.environment.SYSTEMROOT}\\${half}\\${host}.exe //nologo ${scripts}\\nothing.vbs`);
}

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
