import { join } from 'node:path';
import type { FileBytes } from '../bytes.js';
import type { Bridge } from '../definition/bridge.js';
import { type Contact, pageOf } from '../definition/contacts/contacts.js';
import { UsageError } from '../errors.js';
import { targets } from '../targets/index.js';
import type { Header, Own, PlannedFile, Target } from '../targets/target.js';
import { version } from '../version.js';
import { type Origin, unsealed } from './mark.js';
import { createRenderer, type RenderedFile, type Renderer } from './render.js';
import { type TemplateSource, templateSource } from './templates.js';
import { type FileChange, startWriting, type WriteOptions } from './write.js';

export interface GenerateOptions extends WriteOptions {
  /** The names of the targets; all of them when left out. */
  readonly targets?: readonly string[];
  /** A folder whose templates replace those of the same name. */
  readonly templates?: string;
  /** What the header says to run to make the files again. */
  readonly source?: string;
  /** Whom the page is for, each with a `name` and fields of the bridge's page; its examples when left out. */
  readonly contacts?: readonly Contact[];
  /** What the header calls the file of the contacts. */
  readonly contactsSource?: string;
}

export interface Generated {
  readonly target: string;
  readonly files: readonly FileChange[];
}

/**
 * Generates a bridge's files into a folder, a folder in it for each target.
 *
 * @throws UsageError for an unknown target, or contacts that none is for; RefusedError for contacts that the bridge's rules
 *   do not allow; NotOursError when a file of somebody else's is in the way.
 */
export async function generate(bridge: Bridge, folder: string, options: GenerateOptions = {}): Promise<Generated[]> {
  const chosen = chooseTargets(options.targets);
  if (options.contacts) requireTaker(bridge, chosen);
  const templatesOf = await templateSource(options.templates);
  const writing = startWriting(folder, options);
  const made = new Map<string, readonly string[]>();
  const generated: Generated[] = [];
  try {
    for (const target of chosen) {
      const planned = planOf(bridge, target, options, made);
      const files = renderEach(createRenderer(target, await templatesOf(target)), planned);
      const changes = writing.take(target.atTop ? '' : target.name, originOf(bridge, target, options), files);
      generated.push({ target: target.name, files: changes });
    }
  } catch (error) {
    writing.discard();
    throw error;
  }
  writing.finish();
  return generated;
}

/** A file in memory. */
export interface FileInMemory {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly bytes: FileBytes;
}

/** The files of one target, in memory. */
export async function renderTarget(
  bridge: Bridge,
  target: Target,
  options: Pick<GenerateOptions, 'templates' | 'source' | 'contacts' | 'contactsSource'> = {},
): Promise<FileInMemory[]> {
  return renderWith(await templateSource(options.templates), bridge, target, options);
}

/** The files of every target, in memory. */
export async function renderBridge(
  bridge: Bridge,
  options: Pick<GenerateOptions, 'templates' | 'source'> = {},
): Promise<FileInMemory[]> {
  const templatesOf = await templateSource(options.templates);
  const made = new Map<string, readonly string[]>();
  const files: FileInMemory[] = [];
  for (const target of targets) files.push(...(await renderWith(templatesOf, bridge, target, options, made)));
  return files;
}

async function renderWith(
  templatesOf: TemplateSource,
  bridge: Bridge,
  target: Target,
  options: GenerateOptions,
  made?: Map<string, readonly string[]>,
): Promise<FileInMemory[]> {
  const files = renderEach(createRenderer(target, await templatesOf(target)), planOf(bridge, target, options, made));
  return [...files].map(({ path, parts }) => ({ path, bytes: Buffer.concat(parts) }));
}

/** One by one, and lets go of each, so that none is kept for longer than it is needed. */
function* renderEach(render: Renderer, planned: PlannedFile[]): Generator<RenderedFile> {
  for (const file of takeEach(planned)) yield render(file);
}

function* takeEach(planned: PlannedFile[]): Generator<PlannedFile> {
  planned.reverse();
  for (let file = planned.pop(); file; file = planned.pop()) yield file;
}

/**
 * The files of a target.
 *
 * @param made the paths of what other targets make of the same bridge, as far as they are known; those of this one are
 *   added.
 */
function planOf(
  bridge: Bridge,
  target: Target,
  options: GenerateOptions,
  made: Map<string, readonly string[]> = new Map(),
): PlannedFile[] {
  const own = ownOf(target, options);
  const files = target.plan(bridge, headerOf(bridge, target, options), own, made);
  // What is made of the user's own has other names than what is made without.
  if (own.contacts === undefined)
    made.set(
      target.name,
      files.map(({ path }) => path),
    );
  return files;
}

/** Where a bridge's files go when nothing else is said. */
export function defaultFolder(bridge: Bridge): string {
  return join('generated', bridge.definition.name);
}

function chooseTargets(names: readonly string[] | undefined): readonly Target[] {
  if (names === undefined) return targets;
  return names.map((name) => {
    const target = targets.find((candidate) => candidate.name === name);
    if (target) return target;
    throw new UsageError(`There is no target "${name}". There are: ${targets.map((known) => known.name).join(', ')}.`);
  });
}

/** @throws UsageError when contacts are given, and nothing that is made shows any. */
function requireTaker(bridge: Bridge, chosen: readonly Target[]): void {
  pageOf(bridge.definition);
  if (chosen.some(({ takes }) => takes === 'contacts')) return;
  throw new UsageError('Contacts are for the target page, which is not among those asked for.');
}

function headerOf(bridge: Bridge, target: Target, options: GenerateOptions): Header {
  const { source = bridge.definition.name, contactsSource = 'contacts.csv' } = options;
  const { contacts } = ownOf(target, options);
  return {
    generator: `bridgesmith ${version}`,
    bridge: bridge.definition.name,
    mark: unsealed(originOf(bridge, target, options)),
    command: `bridgesmith generate ${source} --target ${target.name}${contacts ? ` --contacts ${word(contactsSource)}` : ''}`,
  };
}

/** What is made of the user's own is marked apart, so that it is not taken away by a run without that. */
function originOf(bridge: Bridge, target: Target, options: GenerateOptions): Origin {
  const own = ownOf(target, options).contacts ? `:${target.takes}` : '';
  return { bridge: bridge.definition.name, target: `${target.name}${own}` };
}

function ownOf({ takes }: Target, { contacts }: GenerateOptions): Own {
  return takes === 'contacts' ? { contacts } : {};
}

function word(file: string): string {
  return /\s/.test(file) ? `"${file}"` : file;
}
