import { linkSchemes } from '../definition/links/rules.js';
import { capabilitiesKey, linkRegisteredName } from './links.js';
import { literalPattern } from './literalPattern.js';
import { withFolder } from './pathText.js';
import type { Folders } from './places.js';
import { backupFolder, moduleFolders, type PartName, partNames } from './plan.js';
import { type RecordedData, recordFile } from './record.js';
import { textOf } from './registryData.js';

/**
 * Why a record is none that an installation of a bridge can have written; undefined for one that is. A record is a file of
 * the user's, which other programs could have written, also for one who undoes it as administrator: what it names is
 * removed and put back, so only places where an installation of this bridge puts something may stand in it. Which of them
 * a version of the bridge uses does not matter: an older one had others.
 *
 * @returns such as `changes[3].path: nothing of microsip is installed there`.
 */
export function recordProblem(record: unknown, bridge: string, folders: Folders): string | undefined {
  const check = new RecordCheck(bridge, folders);
  return check.record(record)[0];
}

type Problems = string[];
type Fields = Readonly<Record<string, unknown>>;

class RecordCheck {
  private readonly own: string;
  private readonly modules: readonly string[];

  constructor(
    private readonly bridge: string,
    private readonly folders: Folders,
  ) {
    this.own = `${rootOf(folders.LocalAppData)}\\bridgesmith\\${bridge}`;
    this.modules = moduleFolders.map((place) => place.replace('%Documents%', () => rootOf(folders.Documents)));
  }

  record(record: unknown): Problems {
    if (!isFields(record)) return ['it holds no record'];
    const { bridge, parts, others, changes, folders, keys } = record;
    if (bridge !== this.bridge) return [`bridge: it is not ${this.bridge}`];
    return [
      ...listOf(parts, 'parts', (part) => partNames.includes(part as PartName), 'there is no such part'),
      ...listOf(others, 'others', (other) => /^[a-z]{1,40}$/.test(String(other)), 'there is no such part'),
      ...listOf(folders, 'folders', (folder) => this.isFolder(folder), this.nothing),
      ...listOf(keys, 'keys', (key) => this.isKeyAround(key), this.nothing),
      ...each(changes, 'changes', (change, place) => this.change(change, place)),
    ];
  }

  private get nothing(): string {
    return `nothing of ${this.bridge} is installed there`;
  }

  private change(change: unknown, place: string): Problems {
    if (!isFields(change)) return [`${place}: it is no change`];
    if (change.kind === 'file') return this.file(change, place);
    if (change.kind === 'value') return this.value(change, place);
    return change.kind === 'path' ? this.path(change, place) : [`${place}.kind: there is no such change`];
  }

  private file({ part, path, hashes, backup }: Fields, place: string): Problems {
    if (!this.isFile(part, path)) return [`${place}.path: ${this.nothing}`];
    if (backup !== null && !this.isBackup(String(path), backup)) return [`${place}.backup: ${this.nothing}`];
    return listOf(hashes, `${place}.hashes`, (hash) => /^[0-9a-f]{64}$/.test(String(hash)), 'it is no SHA-256');
  }

  private isFile(part: unknown, path: unknown): boolean {
    const first = folded(inside(this.own, path)?.[0] ?? '');
    if (part === 'scripts') return first !== '' && ![recordFile, backupFolder].includes(first);
    if (part === 'component') return first === 'component';
    if (part !== 'module') return false;
    return this.modules.some((folder) => {
      const [, version = '', ...rest] = inside(folder, path) ?? [];
      return /^\d+(?:\.\d+){1,3}$/.test(version) && rest.length > 0;
    });
  }

  /** A backup is named by the place of what it was. A number stands behind those of files that were replaced again. */
  private isBackup(path: string, backup: unknown): boolean {
    const { LocalAppData, Documents } = this.folders;
    const names = Object.entries({ LocalAppData, Documents }).flatMap(([name, folder]) => {
      const rest = inside(rootOf(folder), path);
      return rest ? `${this.own}\\${backupFolder}\\${name}\\${rest.join('\\')}` : [];
    });
    const plain = typeof backup === 'string' ? folded(backup).replace(/\.\d{1,9}$/, '') : '';
    return names.some((name) => folded(name) === plain || folded(name) === folded(String(backup)));
  }

  private value({ part, key, name, shared, written, before }: Fields, place: string): Problems {
    if (typeof key !== 'string' || typeof name !== 'string' || !this.isValue(part, key, name)) {
      return [`${place}.key: ${this.nothing}`];
    }
    if (shared !== '' && !this.isShared(key, shared)) return [`${place}.shared: it is not shared`];
    const isWritten = listOf(written, `${place}.written`, isData, 'it is no data of the registry');
    return before === null || isData(before) ? isWritten : [`${place}.before: it is no data of the registry`];
  }

  private isValue(part: unknown, key: string, name: string): boolean {
    const places = part === 'links' ? this.linkValues : part === 'component' ? componentValues : [];
    return places.some(([keys, names]) => keys.test(key) && names.test(name));
  }

  private get linkValues(): (readonly [RegExp, RegExp])[] {
    const capabilities = literalPattern(`HKCU\\${capabilitiesKey(this.bridge)}`);
    return [
      [new RegExp(`^${classes}\\\\${this.handlers}$`, 'i'), /^(?:URL Protocol)?$/i],
      [new RegExp(`^${classes}\\\\${this.handlers}\\\\(?:DefaultIcon|shell|shell\\\\open\\\\command)$`, 'i'), /^$/],
      [new RegExp(`^${capabilities}$`, 'i'), /^Application(?:Name|Description|Icon)$/i],
      [new RegExp(`^${capabilities}\\\\URLAssociations$`, 'i'), new RegExp(`^(?:${schemes})$`, 'i')],
      [
        /^HKCU\\Software\\RegisteredApplications$/i,
        new RegExp(`^${literalPattern(linkRegisteredName(this.bridge))}$`, 'i'),
      ],
    ];
  }

  private get handlers(): string {
    return `(?:${literalPattern(`${linkRegisteredName(this.bridge)}.`)})?(?:${schemes})`;
  }

  private isShared(key: string, shared: unknown): boolean {
    if (typeof shared !== 'string' || !new RegExp(`^${classes}\\\\(?:${schemes})$`, 'i').test(shared)) return false;
    return folded(key) === folded(shared) || folded(key).startsWith(`${folded(shared)}\\`);
  }

  /** A key in which something is installed, or one around it. */
  private isKeyAround(key: unknown): boolean {
    if (typeof key !== 'string') return false;
    const own = [
      literalPattern(`HKCU\\Software\\bridgesmith\\${this.bridge}`),
      'HKCU\\\\Software\\\\RegisteredApplications',
    ];
    const around = [
      `HKCU\\\\Software(?:\\\\(?:bridgesmith|Classes(?:\\\\(?:CLSID|WOW6432Node(?:\\\\CLSID)?))?))?`,
      ...own,
      `${literalPattern(`HKCU\\${capabilitiesKey(this.bridge)}`)}(?:\\\\URLAssociations)?`,
      `${classes}\\\\${this.handlers}(?:\\\\(?:DefaultIcon|shell(?:\\\\open(?:\\\\command)?)?))?`,
    ];
    return (
      around.some((one) => new RegExp(`^${one}$`, 'i').test(key)) || componentValues.some(([keys]) => keys.test(key))
    );
  }

  private path({ part, folder, written, before }: Fields, place: string): Problems {
    const launcher = `${this.own}\\launcher`;
    if (part !== 'path' || typeof folder !== 'string' || folded(folder) !== folded(launcher)) {
      return [`${place}.folder: ${this.nothing}`];
    }
    const longer = isData(written) ? textOf(written) : undefined;
    const shorter = before === null ? '' : isData(before) ? textOf(before) : undefined;
    const isSame = longer !== undefined && shorter !== undefined && withFolder(shorter, folder) === longer;
    return isSame ? [] : [`${place}.written: it is not what was there before, with the folder`];
  }

  /** A folder in which something is installed, or one around it; it is removed when it is empty. */
  private isFolder(folder: unknown): boolean {
    return [this.own, ...this.modules].some((root) => {
      if (typeof folder !== 'string') return false;
      const isAround = folded(root) === folded(folder) || folded(root).startsWith(`${folded(folder)}\\`);
      return isAround || inside(root, folder) !== undefined;
    });
  }
}

const classes = 'HKCU\\\\Software\\\\Classes';
const schemes = linkSchemes.join('|');

/** The class of a component, in both views of the registry. */
const classId = `${classes}\\\\(?:WOW6432Node\\\\)?CLSID\\\\\\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}`;

/** What is set of that class, and of its name, without and with its version. */
const componentValues: readonly (readonly [RegExp, RegExp])[] = [
  [new RegExp(`^${classId}(?:\\\\(?:ProgID|ScriptletURL|VersionIndependentProgID))?$`, 'i'), /^$/],
  [new RegExp(`^${classId}\\\\InprocServer32$`, 'i'), /^(?:ThreadingModel)?$/i],
  [new RegExp(`^${classes}\\\\[A-Z][A-Z0-9]*(?:\\.[A-Z0-9]+)*(?:\\\\CLSID)?$`, 'i'), /^$/],
];

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function each(list: unknown, place: string, check: (item: unknown, place: string) => Problems): Problems {
  if (!Array.isArray(list)) return [`${place}: it is no list`];
  return list.flatMap((item, index) => check(item, `${place}[${index}]`));
}

function listOf(list: unknown, place: string, isRight: (item: unknown) => boolean, problem: string): Problems {
  return each(list, place, (item, at) => (isRight(item) ? [] : [`${at}: ${problem}`]));
}

function isData(data: unknown): data is RecordedData {
  if (!isFields(data)) return false;
  const { type, bytes } = data;
  return Number.isInteger(type) && typeof bytes === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(bytes);
}

/** The names on the way from a folder to what is in it; undefined for what is not, or could be read as another place. */
export function inside(root: string, path: unknown): string[] | undefined {
  if (typeof path !== 'string' || !folded(path).startsWith(`${folded(root)}\\`)) return undefined;
  const names = path
    .slice(root.length + 1)
    .replaceAll('/', '\\')
    .split('\\');
  return names.every((name) => /^[^\u0000-\u001f:*?"<>|]*[^\u0000-\u001f:*?"<>|. ]$/.test(name)) ? names : undefined;
}

/** A folder without separators at its end. */
export function rootOf(folder: string): string {
  return folder.replace(/[\\/]+$/, '');
}

/** Windows does not tell upper from lower case in names, nor one slash from the other. */
function folded(path: string): string {
  return path.replaceAll('/', '\\').toLowerCase();
}
