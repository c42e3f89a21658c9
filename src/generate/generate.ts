import { join } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { type Contact, pageOf } from '../definition/contacts.js';
import { UsageError } from '../errors.js';
import { targets } from '../targets/index.js';
import type { Header, Own, Target } from '../targets/target.js';
import { version } from '../version.js';
import { type RenderedFile, renderFiles } from './render.js';
import { loadTemplates } from './templates.js';
import { type FileChange, type WriteOptions, writeFiles } from './write.js';

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
  const rendered: { target: Target; files: RenderedFile[] }[] = [];
  for (const target of chosen) rendered.push({ target, files: await renderTarget(bridge, target, options) });
  const parts = rendered.map(({ target, files }) => ({
    folder: target.atTop ? '' : target.name,
    mark: markOf(bridge, target, options),
    files,
  }));
  const changes = await writeFiles(folder, parts, options);
  return chosen.map((target, index) => ({ target: target.name, files: changes[index] ?? [] }));
}

/** The files of one target, in memory. */
export async function renderTarget(
  bridge: Bridge,
  target: Target,
  options: Pick<GenerateOptions, 'templates' | 'source' | 'contacts' | 'contactsSource'> = {},
): Promise<RenderedFile[]> {
  const templates = await loadTemplates(target.name, options.templates, target.borrows);
  return renderFiles(target, templates, target.plan(bridge, headerOf(bridge, target, options), ownOf(target, options)));
}

/** The files of every target, in memory. */
export async function renderBridge(
  bridge: Bridge,
  options: Pick<GenerateOptions, 'templates' | 'source'> = {},
): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  for (const target of targets) files.push(...(await renderTarget(bridge, target, options)));
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
    mark: markOf(bridge, target, options),
    command: `bridgesmith generate ${source} --target ${target.name}${contacts ? ` --contacts ${word(contactsSource)}` : ''}`,
  };
}

/** What is made of the user's own is marked apart, so that it is not taken away by a run without that. */
function markOf(bridge: Bridge, target: Target, options: GenerateOptions): string {
  const own = ownOf(target, options).contacts ? `:${target.takes}` : '';
  return `[bridgesmith:${bridge.definition.name}/${target.name}${own}]`;
}

function ownOf({ takes }: Target, { contacts }: GenerateOptions): Own {
  return takes === 'contacts' ? { contacts } : {};
}

function word(file: string): string {
  return /\s/.test(file) ? `"${file}"` : file;
}
