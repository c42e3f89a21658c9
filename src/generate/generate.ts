import { join } from 'node:path';
import type { Bridge } from '../definition/bridge.js';
import { UsageError } from '../errors.js';
import { targets } from '../targets/index.js';
import type { Header, Target } from '../targets/target.js';
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
}

export interface Generated {
  readonly target: string;
  readonly files: readonly FileChange[];
}

/**
 * Generates a bridge's files into a folder, a folder in it for each target.
 *
 * @throws UsageError for an unknown target; NotOursError when a file of somebody else's is in the way.
 */
export async function generate(bridge: Bridge, folder: string, options: GenerateOptions = {}): Promise<Generated[]> {
  const chosen = chooseTargets(options.targets);
  const rendered: { target: Target; files: RenderedFile[] }[] = [];
  for (const target of chosen) rendered.push({ target, files: await renderTarget(bridge, target, options) });
  const parts = rendered.map(({ target, files }) => ({ target: target.name, mark: markOf(bridge, target), files }));
  const changes = await writeFiles(folder, parts, options);
  return parts.map(({ target }, index) => ({ target, files: changes[index] ?? [] }));
}

/** The files of one target, in memory. */
export async function renderTarget(
  bridge: Bridge,
  target: Target,
  options: Pick<GenerateOptions, 'templates' | 'source'> = {},
): Promise<RenderedFile[]> {
  const templates = await loadTemplates(target.name, options.templates, target.borrows);
  return renderFiles(target, templates, target.plan(bridge, headerOf(bridge, target, options.source)));
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

function headerOf(bridge: Bridge, target: Target, source = bridge.definition.name): Header {
  return {
    generator: `bridgesmith ${version}`,
    bridge: bridge.definition.name,
    mark: markOf(bridge, target),
    command: `bridgesmith generate ${source} --target ${target.name}`,
  };
}

function markOf(bridge: Bridge, target: Target): string {
  return `[bridgesmith:${bridge.definition.name}/${target.name}]`;
}
