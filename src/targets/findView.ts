import type { ApplicationDefinition } from '../definition/schema.js';

/**
 * Where scripts of Windows Script Host look for a program, in the order of `findApplication`: its template is find.vbs or
 * find.js.
 */
export function findView(title: string, application: ApplicationDefinition | undefined) {
  const executables = application?.executables ?? [];
  const override = application?.override ?? '';
  const uninstall = 'Microsoft\\Windows\\CurrentVersion\\Uninstall';
  const appPaths = 'Software\\Microsoft\\Windows\\CurrentVersion\\App Paths';
  const folders = application?.folders ?? [];
  const registryValues = [
    ...(application?.registry ?? []).flatMap(({ key, value }) =>
      bothViews(key).map((view) => `${view}\\${value ?? ''}`),
    ),
    ...(application?.appPaths
      ? executables.flatMap((exe) => [`HKCU\\${appPaths}\\${exe}\\`, `HKLM\\${appPaths}\\${exe}\\`])
      : []),
    ...(application?.uninstall ?? []).flatMap((name) =>
      [`HKCU\\Software\\${uninstall}\\${name}`, ...bothViews(`HKLM\\Software\\${uninstall}\\${name}`)].map(
        (key) => `${key}\\InstallLocation`,
      ),
    ),
  ];
  return {
    executables,
    override,
    overrideMissing: `${override} is not the full path of an .exe file that is there: `,
    overrideHint: `Install ${title}, or set ${override} to the full path of its program.`,
    registryValues,
    folders,
    /** The same, in the order in which they are looked at. */
    places: [
      ...registryValues.map((text) => ({ isFolder: false, text })),
      ...folders.map((text) => ({ isFolder: true, text })),
    ],
    expands: registryValues.length + folders.length > 0,
  };
}

/** A key, and for one of the machine's software also that of 32-bit programs. */
function bothViews(key: string): string[] {
  const other = key.replace(/^HKLM\\Software\\/i, 'HKLM\\Software\\WOW6432Node\\');
  return other === key ? [key] : [key, other];
}
