import { linkSchemes } from '../definition/links/rules.js';
import { capabilitiesKey, linkRegisteredName } from './links.js';
import { literalPattern } from './literalPattern.js';
import { folded } from './windowsPath.js';

/** The keys and values of the registry that an installation of a bridge can have made. */
export class InstalledKeys {
  constructor(private readonly bridge: string) {}

  isValue(part: unknown, key: string, name: string): boolean {
    const places = part === 'links' ? this.linkValues : part === 'component' ? componentValues : [];
    return places.some(([keys, names]) => keys.test(key) && names.test(name));
  }

  /** Whether a key belongs to a scheme, which other programs register for, too. */
  isShared(key: string, shared: unknown): boolean {
    if (typeof shared !== 'string' || !new RegExp(`^${classes}\\\\(?:${schemes})$`, 'i').test(shared)) return false;
    return folded(key) === folded(shared) || folded(key).startsWith(`${folded(shared)}\\`);
  }

  /** A key in which something is installed, or one around it. */
  isKeyAround(key: unknown): boolean {
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
