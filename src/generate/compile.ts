import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Target } from '../targets/target.js';
import { emitProgram } from './emit.js';
import type { Vocabulary } from './expressions.js';
import { partsNamed } from './partsNamed.js';
import { type Program, TemplateFault } from './runtime.js';
import type { Templates } from './template.js';
import { TemplateError } from './templateError.js';
import type { TemplateTexts } from './templateFiles.js';

/** A template as source text of JavaScript. */
export interface CompiledText {
  /** A function, as `Program` of runtime.ts says. */
  readonly program: string;
  /** The hash by which a page's policy names it; only of a template in which nothing is filled in. */
  readonly hash: string | undefined;
  /** The parts that it names. */
  readonly parts: readonly string[];
}

/** The helpers that all targets have, beside those of their own. */
const commonWriters = ['comment', 'name', 'hash', 'unchecked'] as const;

/**
 * Compiles a template, in Handlebars' language, of which Handlebars' own parser reads it.
 *
 * @param target whose helpers it may call.
 * @param called what to call the template in errors.
 * @throws TemplateError for what cannot be read, and for what no template may say.
 */
export function compileText(target: Pick<Target, 'helpers' | 'writers'>, called: string, text: string): CompiledText {
  const lines = text.replace(/\r\n?/g, '\n');
  try {
    const parsed = Handlebars.parse(lines, { srcName: called });
    return {
      program: emitProgram(parsed, vocabularyOf(target)),
      hash: lines.includes('{{') ? undefined : hashOf(lines),
      parts: partsNamed(parsed),
    };
  } catch (error) {
    if (error instanceof TemplateFault) {
      throw new TemplateError(`${called}${error.line === undefined ? '' : `, line ${error.line}`}: ${error.message}`);
    }
    throw new TemplateError(`${called}${parseProblem(error)}`);
  }
}

/** All templates of a target, ready to be rendered. */
export function compileTemplates(target: Target, texts: TemplateTexts): Templates {
  return new Map(
    [...texts].map(([name, text]) => {
      const { program, hash } = compileText(target, `${target.name}/${name}`, text);
      return [name, { program: programOf(program), hash }];
    }),
  );
}

/** All templates of a target as a module, which exports what `compileTemplates` gives. */
export function compiledModule(target: Target, texts: TemplateTexts): string {
  const entries = [...texts].map(([name, text]) => {
    const { program, hash } = compileText(target, `${target.name}/${name}`, text);
    return `[${JSON.stringify(name)},{program:${program},hash:${JSON.stringify(hash)}}],\n`;
  });
  return `export const templates=new Map([\n${entries.join('')}]);\n`;
}

/** The function that a template was compiled to. Its text is ours, and holds what a template says as literals alone. */
export function programOf(text: string): Program {
  return new Function(`return ${text}`)() as Program;
}

function vocabularyOf({ helpers = {}, writers = {} }: Pick<Target, 'helpers' | 'writers'>): Vocabulary {
  return { helpers: new Set(Object.keys(helpers)), writers: new Set([...commonWriters, ...Object.keys(writers)]) };
}

/**
 * A browser hashes what stands in the element with the line ends of Unix.
 *
 * Source: https://www.w3.org/TR/CSP3/#external-hash, https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
 */
function hashOf(lines: string): string {
  return `sha256-${createHash('sha256').update(lines, 'utf8').digest('base64')}`;
}

/** What Handlebars' parser says, without the grammar's own names for what it expected. */
function parseProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, line, shown] = /^Parse error on line (\d+):\n([^\n]*)/.exec(message) ?? [];
  if (line !== undefined) return `, line ${line}: this cannot be read: ${shown?.trim()}`;
  const [, said, at] = /^(.*?) - (\d+):\d+$/.exec(message) ?? [];
  return at === undefined ? `: this cannot be read: ${message}` : `, line ${at}: this cannot be read: ${said}.`;
}
