import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NotFoundError } from '../errors.js';

/** The text of each template of one target by its name, such as `script.vbs.hbs` or `parts/usage.vbs.hbs`. */
export type Templates = ReadonlyMap<string, string>;

/** Where the templates that come with bridgesmith are. */
export const builtInTemplates = resolve(dirname(fileURLToPath(import.meta.url)), '../../templates');

/**
 * A target's templates: those that come with bridgesmith, each replaced by the one of the same name in a folder of the
 * user's (`<folder>/<target>/…`) where there is one.
 *
 * @param borrows other targets, whose parts are there too, by names such as `batch/parts/capture.cmd.hbs`.
 * @throws NotFoundError when the user's folder is not there.
 */
export async function loadTemplates(
  target: string,
  folder?: string,
  borrows: readonly string[] = [],
): Promise<Templates> {
  const borrowed = borrows.map(async (other) =>
    [...(await loadOne(other, folder))]
      .filter(([name]) => name.startsWith('parts/'))
      .map(([name, text]) => [`${other}/${name}`, text] as const),
  );
  return new Map([...(await Promise.all(borrowed)).flat(), ...(await loadOne(target, folder))]);
}

async function loadOne(target: string, folder?: string): Promise<Templates> {
  const builtIn = await readFolder(join(builtInTemplates, target));
  if (folder === undefined) return builtIn;
  const own = await readFolder(resolve(folder)).catch(() => {
    throw new NotFoundError(`${folder}: there is no such folder of templates.`);
  });
  const prefix = `${target}/`;
  const replaced = [...own]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, text]) => [name.slice(prefix.length), text] as const);
  return new Map([...builtIn, ...replaced]);
}

async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'));
  const texts = files.map(async (entry): Promise<[string, string]> => {
    const file = join(entry.parentPath, entry.name);
    // A BOM that an editor put there is no part of the template: it would end up inside of the output.
    return [relative(folder, file).replaceAll('\\', '/'), (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')];
  });
  return new Map((await Promise.all(texts)).sort(([one], [other]) => (one < other ? -1 : 1)));
}
