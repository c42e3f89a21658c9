import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { linkScript } from './links.js';
import { componentValues, linkValues } from './registration.js';
import type { CopyFile, InstallationStep } from './steps.js';

/**
 * What installing a bridge's generated files for a user amounts to, as plain data: install.ps1 has it as JSON, and Node
 * carries it out itself.
 */
export interface InstallationPlan {
  /** The bridge's name. */
  readonly bridge: string;
  readonly title: string;
  /** Where the record of an installation is kept, and backups; begins with the name of a folder, as all places do. */
  readonly folder: string;
  /** Those that this bridge has, in the order in which they are installed. */
  readonly parts: readonly InstallationPart[];
}

/** What a user can choose to install. */
export interface InstallationPart {
  readonly name: PartName;
  readonly summary: string;
  /** Parts that it cannot do without, and that are installed with it. */
  readonly needs: readonly PartName[];
  /** Characters that must not be in the user's folders, because what is written would then mean another place. */
  readonly forbidden: string;
  /** Whether it is installed only when it is named. */
  readonly optional: boolean;
  readonly steps: readonly InstallationStep[];
}

export const partNames = ['scripts', 'module', 'path', 'component', 'links'] as const;
export type PartName = (typeof partNames)[number];

/** The generated script that installs, which is installed, too, so that it is at hand to uninstall. */
export const installerFile = 'install.ps1';

/**
 * Plans the installation of whatever files the targets make of a bridge.
 *
 * @param files their paths, relative to the folder of the generated files, with forward slashes.
 * @param optional those of them that may not be there.
 */
export function installationPlan(
  bridge: Bridge,
  files: readonly string[],
  optional: readonly string[] = [],
): InstallationPlan {
  const { name, title, component, links }: BridgeDefinition = bridge.definition;
  const folder = `%LocalAppData%\\bridgesmith\\${name}`;
  const copies = (chosen: readonly string[], to: (file: string) => string) =>
    chosen.map((file): CopyFile => {
      const step = optional.includes(file) ? 'copyIfThere' : 'copyFile';
      return { step, from: file, to: to(file).replaceAll('/', '\\') };
    });
  const inFolder = (file: string) => `${folder}\\${file}`;
  const componentFiles = files.filter((file) => file.startsWith('component/'));
  const scripts = files.filter((file) => !componentFiles.includes(file));
  const modules = files.filter(isOfModule);
  const parts: InstallationPart[] = [
    {
      name: 'scripts',
      summary: `The scripts, in ${folder}; they find each other there.`,
      needs: [],
      forbidden: '',
      optional: false,
      steps: copies(scripts, inFolder),
    },
    {
      name: 'module',
      summary: 'The PowerShell module, where Windows PowerShell 5.1 and PowerShell 7 look for modules of the user.',
      needs: [],
      forbidden: '',
      optional: false,
      steps: moduleFolders.flatMap((modulesAt) =>
        copies(modules, (file) => `${modulesAt}\\${file.slice('powershell/'.length)}`),
      ),
    },
    {
      name: 'path',
      summary: "The launcher's folder in the PATH of the user.",
      needs: ['scripts'],
      // A semicolon would end the entry, and Windows would read percent signs as a variable.
      forbidden: '%;',
      optional: false,
      steps: scripts.some((file) => file.startsWith('launcher/'))
        ? [{ step: 'addToPath', folder: `${folder}\\launcher` }]
        : [],
    },
    {
      name: 'component',
      summary: component ? `CreateObject("${component.progId}"), for all scripts of the user.` : '',
      needs: [],
      // It is registered as a URL, in which these have meanings of their own.
      forbidden: '%#',
      optional: false,
      steps: component
        ? [...copies(componentFiles, inFolder), ...componentValues(component, title, `${folder}\\component`)]
        : [],
    },
    {
      name: 'links',
      summary: links
        ? `What opens ${listed(links.schemes)} links, each checked first; in place of what opened them, which is put back.`
        : '',
      needs: ['scripts'],
      // Windows would read a link, or nothing, for a percent sign and what follows it.
      forbidden: '%',
      // It takes the links of other programs, which nobody should lose by an installation of scripts.
      optional: true,
      steps:
        links && scripts.includes(`links/${linkScript}`)
          ? linkValues(links, bridge.definition, `${folder}\\links\\${linkScript}`)
          : [],
    },
  ];
  return { bridge: name, title, folder, parts: parts.filter(({ steps }) => steps.length > 0) };
}

/** Where a file is kept that was in the place of one that was copied: below `backup`, by the place that it had. */
export function backupPlace({ folder }: InstallationPlan, { to }: CopyFile): string {
  return `${folder}\\${backupFolder}\\${to.replaceAll('%', '')}`;
}

/** Its name, in the folder of the bridge. */
export const backupFolder = 'backup';

/** `sip:, tel: and callto:` */
function listed(schemes: readonly string[]): string {
  return schemes
    .map((scheme) => `${scheme}:`)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' and ');
}

/** `powershell/<Name>/<Version>/…`; what stands beside that folder are scripts. */
function isOfModule(file: string): boolean {
  return file.startsWith('powershell/') && file.split('/').length > 3;
}

/** Source: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_psmodulepath */
export const moduleFolders = ['%Documents%\\WindowsPowerShell\\Modules', '%Documents%\\PowerShell\\Modules'];
