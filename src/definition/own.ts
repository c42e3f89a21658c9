/** The member of a name, which may be any text; undefined for what all objects have, such as `constructor`. */
export function own<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}
