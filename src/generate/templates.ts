import { targets } from '../targets/index.js';
import type { Target } from '../targets/target.js';
import type { Templates } from './template.js';

/** Gives the templates of a target, and with them the parts of others that it borrows: `batch/parts/capture.cmd.hbs`. */
export type TemplateSource = (target: Target) => Promise<Templates>;

/**
 * Where templates come from: those that come with bridgesmith, each replaced by the one of the same name in a folder of
 * the user's (`<folder>/<target>/…`) where there is one.
 *
 * @throws NotFoundError when the user's folder is not there; TemplateError for one in which a template cannot be read, or
 *   replaces nothing.
 */
export async function templateSource(folder?: string): Promise<TemplateSource> {
  if (folder === undefined) return withBorrowed(builtIn);
  const { openOwnTemplates } = await import('./ownTemplates.js');
  const own = await openOwnTemplates(folder);
  return withBorrowed(async (target) => {
    const theirs = await builtIn(target);
    return new Map([...theirs, ...own(target, theirs)]);
  });
}

function withBorrowed(load: TemplateSource): TemplateSource {
  return async (target) => {
    const own = await load(target);
    const lenders = targets.filter(({ name }) => target.borrows?.includes(name));
    if (lenders.length === 0) return own;
    const all = new Map(own);
    for (const lender of lenders) {
      for (const [name, template] of await load(lender)) {
        if (name.startsWith('parts/')) all.set(`${lender.name}/${name}`, template);
      }
    }
    return all;
  };
}

const loaded = new Map<string, Promise<Templates>>();

function builtIn(target: Target): Promise<Templates> {
  const { name } = target;
  const found = loaded.get(name) ?? (isBuilt ? compiledBefore(name) : compiledNow(target));
  loaded.set(name, found);
  return found;
}

const isBuilt = !import.meta.url.endsWith('.ts');

/** As the build compiled them: neither their text nor what reads it is needed. */
async function compiledBefore(name: string): Promise<Templates> {
  const { templates } = await import(new URL(`./compiled/${name}.js`, import.meta.url).href);
  return templates as Templates;
}

async function compiledNow(target: Target): Promise<Templates> {
  const { compileTemplates } = await import('./compile.js');
  const { builtInTexts } = await import('./templateFiles.js');
  return compileTemplates(target, await builtInTexts(target.name));
}
