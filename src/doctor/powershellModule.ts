import { win32 } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { documentsFolder as documentsFolderOf } from '../installation/places.js';
import { moduleFolders as installedTo } from '../installation/plan.js';
import { namesOf } from '../targets/powershell/names.js';
import { areaOf, type Finding } from './finding.js';
import { foldersOf } from './launcher.js';
import type { Surroundings } from './surroundings.js';

/**
 * Where the bridge's PowerShell module is installed, and which version of it.
 *
 * Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_psmodulepath
 */
export function checkModule(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { ok, warning } = areaOf('PowerShell');
  const { module, version } = namesOf(bridge);
  const installed = moduleFolders(surroundings).flatMap((folder) => versionsIn(folder, module, surroundings));
  if (installed.length === 0) {
    return [ok('module', `${module} is in no module folder: import it by the full path of its .psd1`)];
  }
  return installed.map(({ manifest, version: found }) =>
    found === version || found === undefined
      ? ok('module', manifest)
      : warning('module', `${manifest} is not version ${version}, which belongs to this package`, newer(bridge)),
  );
}

/** The user's folder of documents. */
export function documentsFolder({ readRegistry, environment }: Surroundings): string {
  return documentsFolderOf(readRegistry, environment('USERPROFILE') ?? 'C:\\Users\\Default');
}

function moduleFolders(surroundings: Surroundings): string[] {
  const { environment } = surroundings;
  const programs = environment('ProgramW6432') ?? environment('ProgramFiles') ?? 'C:\\Program Files';
  const usual = [documentsFolder(surroundings), programs].flatMap((folder) =>
    installedTo.map((place) => win32.normalize(place.replace('%Documents%', () => folder))),
  );
  const all = [...usual, ...foldersOf(environment('PSModulePath'))].map((folder) => folder.replace(/\\+$/, ''));
  return all.filter((folder, place) => all.findIndex((one) => one.toLowerCase() === folder.toLowerCase()) === place);
}

/** A module stands in a folder for each version, or in one without a version. */
function versionsIn(folder: string, module: string, { names, isFile }: Surroundings) {
  const own = win32.join(folder, module);
  const versions = names(own).filter((name) => /^\d+(?:\.\d+)+$/.test(name));
  const places: { version: string | undefined; manifest: string }[] = [
    ...versions.map((version) => ({ version, manifest: win32.join(own, version, `${module}.psd1`) })),
    { version: undefined, manifest: win32.join(own, `${module}.psd1`) },
  ];
  return places.filter(({ manifest }) => isFile(manifest));
}

function newer({ definition: { name } }: Bridge): string {
  return `bridgesmith install ${name} --part module; and remove the folder of the other version.`;
}
