import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import type { Dialect, Encoding } from '../dialects/index.js';
import { BridgesmithError, exitCodes } from '../errors.js';
import type { PlannedFile, Target } from '../targets/target.js';
import type { Templates } from './templates.js';

/** A file as it will be written. */
export interface RenderedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** A template is wrong, or asks for something that is not there. */
export class TemplateError extends BridgesmithError {
  override readonly name = 'TemplateError';
  override readonly exitCode = exitCodes.usage;
}

/** Renders a target's planned files with its templates, in its dialect. Pure. */
export function renderFiles(target: Target, templates: Templates, files: readonly PlannedFile[]): RenderedFile[] {
  const engine = createEngine(target, templates);
  return files.map((file) => {
    const dialect = file.dialect ?? target.dialect;
    const text = engine(dialect, file.template, file.view);
    return {
      path: target.atTop ? file.path : `${target.name}/${file.path}`,
      bytes: encode(text, dialect.encodingOf(text)),
    };
  });
}

/** Text as the bytes of a file, with the dialect's line ends. */
export function encode(text: string, encoding: Encoding): Buffer {
  const lines = text.replace(/\r?\n/g, encoding.lineEnd);
  switch (encoding.name) {
    case 'ascii':
    case 'utf-8':
      return Buffer.from(lines, 'utf8');
    case 'utf-8 with BOM':
      return Buffer.from(`\uFEFF${lines}`, 'utf8');
    case 'utf-16le with BOM':
      return Buffer.from(`\uFEFF${lines}`, 'utf16le');
  }
}

type Engine = (dialect: Dialect, template: string, view: object) => string;

/**
 * A Handlebars instance for one target. `{{x}}` writes x as a literal of the dialect, complete with its quotes;
 * `{{comment x}}` as text for a comment; `{{name x}}` as an identifier, checked; `{{hash 'parts/style.css'}}` names a
 * part by its hash, as a Content-Security-Policy does. Nothing else reaches the output but the template's own text, or a
 * `{{{x}}}`, of which a test keeps the list.
 *
 * The dialect is that of the file being written: templates are compiled once for all the dialects of a target, because
 * compiling them takes longer than anything else here.
 */
function createEngine(target: Target, templates: Templates): Engine {
  let dialect = target.dialect;
  const handlebars = Handlebars.create();
  handlebars.registerHelper('literal', (value: unknown) => literal(dialect, value));
  handlebars.registerHelper('comment', (text: string) => new Handlebars.SafeString(dialect.comment(text)));
  handlebars.registerHelper('name', (text: string) => new Handlebars.SafeString(identifier(text)));
  for (const [name, helper] of Object.entries(target.helpers ?? {})) {
    handlebars.registerHelper(name, helper as Handlebars.HelperDelegate);
  }
  for (const [name, writer] of Object.entries(target.writers ?? {})) {
    const write = writer as (...values: unknown[]) => string;
    handlebars.registerHelper(name, (...values: unknown[]) => new Handlebars.SafeString(write(...values)));
  }
  handlebars.registerHelper('hash', (name: string) => new Handlebars.SafeString(hashOf(target, templates, name)));
  const programs = new Map<string, Handlebars.TemplateDelegate>();
  const options = { strict: true, noEscape: true, explicitPartialContext: false };
  for (const [name, text] of templates) {
    const program = handlebars.compile(parse(name, text), options);
    programs.set(name, program);
    handlebars.registerPartial(name.replace(/\.hbs$/, ''), program);
  }
  return (dialectOfFile, name, view) => {
    const program = programs.get(name);
    if (!program) throw new TemplateError(`There is no template ${target.name}/${name}.`);
    dialect = dialectOfFile;
    try {
      return program(view);
    } catch (error) {
      if (error instanceof BridgesmithError && !(error instanceof TemplateError)) throw error;
      throw new TemplateError(`${target.name}/${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
}

/**
 * Parses a template and passes every `{{x}}` through the dialect's literal. Handlebars' own escape function belongs to
 * the whole process, not to an instance, so it cannot be the dialect's.
 */
function parse(name: string, text: string): hbs.AST.Program {
  try {
    const program = Handlebars.parse(text, { srcName: name });
    new EscapeEverything().accept(program);
    return program;
  } catch (error) {
    throw new TemplateError(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

class EscapeEverything extends Handlebars.Visitor {
  /** Handlebars is strict about `{{x}}`, but not about the x in `{{#if x}}` and `{{comment x}}` unless it is told. */
  override PathExpression(path: hbs.AST.PathExpression): void {
    if (!path.data && path.parts.length > 0) (path as { strict?: boolean }).strict = true;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    super.MustacheStatement(mustache);
    if (!mustache.escaped) return;
    const { path, params, hash, loc } = mustache;
    const called = params.length > 0 || (hash?.pairs ?? []).length > 0;
    const value = called ? { type: 'SubExpression', path, params, hash, loc } : path;
    const target = mustache as { path: unknown; params: unknown[]; hash: unknown };
    target.path = { type: 'PathExpression', data: false, depth: 0, parts: ['literal'], original: 'literal', loc };
    target.params = [value];
    target.hash = undefined;
  }
}

function literal(dialect: Dialect, value: unknown): unknown {
  if (value instanceof Handlebars.SafeString) return value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return new Handlebars.SafeString(dialect.literal(value));
  }
  throw new TemplateError(
    `A template writes {{…}} something that is neither text, number nor boolean: ${String(value)}.`,
  );
}

/**
 * A browser hashes what stands in the element with the line ends of Unix. Only a part in which nothing is filled in has a
 * hash that says what may run.
 *
 * Source: https://www.w3.org/TR/CSP3/#external-hash, https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
 */
function hashOf(target: Target, templates: Templates, name: string): string {
  const text = templates.get(`${name}.hbs`);
  if (text === undefined) throw new TemplateError(`There is no part ${target.name}/${name}.hbs.`);
  if (text.includes('{{'))
    throw new TemplateError(`${target.name}/${name}.hbs: a part with a hash has nothing to fill in.`);
  return `sha256-${createHash('sha256').update(text.replace(/\r\n?/g, '\n'), 'utf8').digest('base64')}`;
}

function identifier(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(text)) return text;
  throw new TemplateError(`"${text}" is not a name that can stand in a script.`);
}
