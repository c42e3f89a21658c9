import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of each template of one target by its name, such as `script.vbs.hbs` or `parts/usage.vbs.hbs`. */
export type TemplateTexts = ReadonlyMap<string, string>;

/** Where the templates that come with bridgesmith are. */
const builtInTemplates = resolve(dirname(fileURLToPath(import.meta.url)), '../../templates');

/** The templates of a target that come with bridgesmith. */
export function builtInTexts(target: string): Promise<TemplateTexts> {
  return readTemplates(join(builtInTemplates, target));
}

/** The templates in a folder and in those below it, by their paths in it with forward slashes. */
export async function readTemplates(folder: string): Promise<TemplateTexts> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'));
  const texts = files.map(async (entry): Promise<[string, string]> => {
    const file = join(entry.parentPath, entry.name);
    // A BOM that an editor put there is no part of the template: it would end up inside of the output.
    return [relative(folder, file).replaceAll('\\', '/'), (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')];
  });
  return new Map((await Promise.all(texts)).sort(([one], [other]) => (one < other ? -1 : 1)));
}
