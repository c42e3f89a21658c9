import type { FileBytes } from '../bytes.js';
import type { Dialect, Encoding } from '../dialects/index.js';
import type { PlannedFile, Target } from '../targets/target.js';
import { seal } from './mark.js';
import { outermost, TemplateFault, Tools } from './runtime.js';
import type { Templates } from './template.js';
import { TemplateError } from './templateError.js';

/** A file as it will be written. */
export interface RenderedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** Its bytes, those of a long file in several parts, so that it need not be in memory twice. */
  readonly parts: readonly FileBytes[];
}

/** Renders a planned file of a target. */
export type Renderer = (file: PlannedFile) => RenderedFile;

/**
 * What renders a target's files with its templates, in its dialect. `{{x}}` writes x as a literal of the dialect,
 * complete with its quotes; `{{comment x}}` as text for a comment; `{{name x}}` as an identifier, checked;
 * `{{hash 'parts/style.css'}}` names a part by its hash, as a Content-Security-Policy does; `{{unchecked form}}` writes
 * nothing, and ends it all. Nothing else reaches the
 * output but the template's own text.
 */
export function createRenderer(target: Target, templates: Templates): Renderer {
  const tools = toolsOf(target, templates);
  return (file) => {
    const dialect = file.dialect ?? target.dialect;
    const text = render(tools, dialect, file);
    const fault = target.faultOf?.(file.path, text);
    if (fault !== undefined) throw new TemplateError(`${tools.called(file.template)}: ${fault}`);
    const parts = seal(text);
    return {
      path: target.atTop ? file.path : `${target.name}/${file.path}`,
      parts: encode(parts, encodingOf(parts, dialect)),
    };
  };
}

/**
 * A text as the bytes of a file, with the dialect's line ends.
 *
 * @param parts the text; emptied, as each part is let go once it is bytes.
 */
export function encode(parts: string[], encoding: Encoding): FileBytes[] {
  const written = encoding.name === 'utf-16le with BOM' ? 'utf16le' : 'utf8';
  const bytes: FileBytes[] = [];
  parts.reverse();
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const lines = part.replaceAll('\r\n', '\n').replaceAll('\n', encoding.lineEnd);
    const mark = bytes.length === 0 && encoding.name.endsWith('with BOM') ? '\uFEFF' : '';
    bytes.push(Buffer.from(mark + lines, written));
  }
  return bytes;
}

/** What a text needs that comes in parts: what the part needs that needs most. */
function encodingOf(parts: readonly string[], dialect: Dialect): Encoding {
  const encodings = parts.map((part) => dialect.encodingOf(part));
  return encodings.reduce((most, one) => (one.name === 'utf-16le with BOM' ? one : most));
}

/** The text in parts, as a long one is written bit by bit. */
function render(tools: Tools, dialect: Dialect, { template, view }: PlannedFile): string[] {
  const program = tools.programs.get(template);
  if (!program) throw new TemplateError(`There is no template ${tools.called(template)}.`);
  tools.dialect = dialect;
  try {
    const parts: string[] = [];
    const end = tools.run(template, program, outermost(view), (text) => parts.push(text));
    return [...parts, end];
  } catch (error) {
    throw error instanceof TemplateFault ? new TemplateError(error.message) : error;
  }
}

function toolsOf(target: Target, templates: Templates): Tools {
  const programs = new Map([...templates].map(([name, { program }]) => [name, program]));
  const called = (name: string) =>
    templates.get(name)?.called ??
    (target.borrows?.includes(name.split('/')[0] ?? '') ? name : `${target.name}/${name}`);
  const writers: Readonly<Record<string, (text: string) => string>> = {
    comment: (text) => tools.dialect.comment(text),
    name: identifier,
    hash: (name) => hashOf(templates, `${name}.hbs`, called(`${name}.hbs`)),
    unchecked,
  };
  const tools = new Tools(target.dialect, programs, target.helpers ?? {}, { ...writers, ...target.writers }, called);
  return tools;
}

/** Only a part in which nothing is filled in has a hash that says what may run. */
function hashOf(templates: Templates, name: string, called: string): string {
  const part = templates.get(name);
  if (!part) throw new TemplateFault(`there is no part ${called}.`);
  if (part.hash === undefined) throw new TemplateFault(`${called}: a part with a hash has nothing to fill in.`);
  return part.hash;
}

/** Stands behind the checks of a template: a value that none of them looks at is in no script. */
function unchecked(form: string): never {
  throw new TemplateFault(
    `there is no check for values of the form "${form}" here. Write one, as for the other forms.`,
  );
}

function identifier(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9_-]*$/.test(text)) return text;
  throw new TemplateFault(`"${text}" is not a name that can stand in a script.`);
}
