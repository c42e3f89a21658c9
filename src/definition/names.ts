/** `hangUp` as `hang-up`: how an action or a parameter is called where hyphens are usual. */
export function hyphenated(name: string): string {
  return name.replace(/[A-Z]+/g, (capitals) => `-${capitals.toLowerCase()}`);
}

/** The environment variable that may hold a parameter: `filePath` is taken from `BRIDGESMITH_FILE_PATH`. */
export function variableOf(parameter: string): string {
  return `BRIDGESMITH_${hyphenated(parameter).replaceAll('-', '_').toUpperCase()}`;
}

/** `number` as `Number`, as PowerShell calls parameters, nouns and modules. */
export function pascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
