import { resolve } from 'node:path';
import { nearest } from '../definition/nearest.js';
import { NotFoundError } from '../errors.js';
import { targets } from '../targets/index.js';
import type { Target } from '../targets/target.js';
import { compileText, programOf } from './compile.js';
import { partName } from './runtime.js';
import type { Templates } from './template.js';
import { TemplateError } from './templateError.js';
import { readTemplates, type TemplateTexts } from './templateFiles.js';

/**
 * Templates of the user's own, in `<folder>/<target>/…`.
 *
 * @returns a function that compiles those of one target, given the ones they replace. It throws TemplateError for one
 *   that cannot be read, and for one that neither replaces any nor is a part that another of them names.
 * @throws NotFoundError when there is no such folder; TemplateError when it has templates for what is no target, or none.
 */
export async function openOwnTemplates(folder: string): Promise<(target: Target, builtIn: Templates) => Templates> {
  const texts = await readTemplates(resolve(folder)).catch(() => {
    throw new NotFoundError(`${folder}: there is no such folder of templates.`);
  });
  checkFolders(folder, [...texts.keys()]);
  return (target, builtIn) => compileOwn(folder, target, ofTarget(target, texts), builtIn);
}

function checkFolders(folder: string, files: readonly string[]): void {
  const known = targets.map(({ name }) => name);
  if (files.length === 0) {
    throw new TemplateError(
      `${folder}: there is no template in it. A template stands in the folder of its target, such as vbscript/script.vbs.hbs.`,
    );
  }
  for (const file of files) {
    const [first = ''] = file.split('/');
    if (known.includes(first) && first !== file) continue;
    if (first === file) {
      throw new TemplateError(`${folder}/${file}: a template stands in the folder of its target: ${known.join(', ')}.`);
    }
    throw new TemplateError(`${folder}/${first}: there is no target "${first}".${advice(first, known)}`);
  }
}

function ofTarget({ name }: Target, texts: TemplateTexts): TemplateTexts {
  const prefix = `${name}/`;
  const own = [...texts].filter(([file]) => file.startsWith(prefix));
  return new Map(own.map(([file, text]) => [file.slice(prefix.length), text]));
}

function compileOwn(folder: string, target: Target, texts: TemplateTexts, builtIn: Templates): Templates {
  const compiled = [...texts].map(([name, text]) => {
    const called = `${folder}/${target.name}/${name}`;
    return { name, called, ...compileText(target, called, text) };
  });
  const named = new Set(compiled.flatMap(({ parts }) => parts));
  for (const { name, called } of compiled) {
    if (builtIn.has(name) || named.has(partName(name))) continue;
    const known = [...builtIn.keys()];
    throw new TemplateError(
      `${called}: there is no such template to replace, and no other names it as a part.${advice(name, known)}`,
    );
  }
  return new Map(
    compiled.map(({ name, program, hash, called }) => [name, { program: programOf(program), hash, called }]),
  );
}

function advice(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? ` There are: ${known.join(', ')}.` : ` Is it ${near}?`;
}
