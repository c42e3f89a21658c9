// node-view.ts: the project as Windows Node sees it: the same files, with koffi's Windows half beside the others.
import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder, type Session } from './session.js';

/** Host folder to run project scripts from. On Windows that is the project; elsewhere a folder of links to it. */
export function projectView(session: Session): string {
  if (session.prepared.wine.kind === 'windows') return projectFolder;
  const view = join(session.folder, 'project');
  const modules = join(view, 'node_modules');
  mkdirSync(join(modules, '@koromix'), { recursive: true });
  for (const name of readdirSync(projectFolder))
    if (name !== 'node_modules') link(join(projectFolder, name), join(view, name));
  const installed = join(projectFolder, 'node_modules');
  for (const name of readdirSync(installed)) if (name !== '@koromix') link(join(installed, name), join(modules, name));
  const half = '@koromix/koffi-win32-x64';
  link(join(session.prepared.node, 'node_modules', half), join(modules, half));
  return view;
}

/** Where a script of the project is in the view; any other script stays where it is. */
export function inView(session: Session, hostPath: string): string {
  const inside = relative(projectFolder, hostPath);
  return inside.startsWith('..') || inside === '' ? hostPath : join(projectView(session), inside);
}

function link(target: string, path: string): void {
  if (!existsSync(path) && !lstatSync(path, { throwIfNoEntry: false })) symlinkSync(target, path);
}
