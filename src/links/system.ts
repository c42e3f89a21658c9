import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../definition/bridge.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { FailedError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { readRegistry } from '../ffi/registry.js';
import { type UserRegistry, userRegistry } from '../ffi/registryTree.js';
import { associationsChanged } from '../ffi/shellAssociations.js';
import { linkSettingsPage } from '../installation/links.js';
import { applicationIfFound } from '../transports/findApplication.js';
import { runTask } from '../transports/task.js';
import { type LinkHandler, type NodeHandler, nodeCommand } from './plan.js';
import type { LinkSurroundings } from './status.js';

/** @throws FailedError on any system but Windows. */
export function linkRegistry(): UserRegistry {
  requireWindows('Registering links');
  return userRegistry;
}

/** What the state of links is read from. */
export function linkSurroundings(): LinkSurroundings {
  requireWindows('Registering links');
  return { readRegistry, isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false };
}

/** This Node and this package, with the phone's icon where the phone is found. */
export function thisHandler(bridge: Bridge, { words, notify }: Pick<NodeHandler, 'words' | 'notify'>): LinkHandler {
  const program = fileURLToPath(new URL('../cli/main.js', import.meta.url));
  return { command: nodeCommand({ node: process.execPath, program, words, notify }), icon: phoneFile(bridge) };
}

/** Has the shell read anew who opens what. */
export const tellShell = associationsChanged;

/**
 * Opens the page of Windows' settings on which the user chooses this program.
 *
 * @throws FailedError when Windows does not open it.
 */
export async function openDefaultApps({ definition }: Bridge): Promise<void> {
  const timeout = 10_000;
  const failed = (why: string) =>
    new FailedError(`Windows' settings could not be opened (${why}). Open them yourself: ${whereToChoose}.`);
  const { done, error } = await runTask(
    { type: 'open', uri: linkSettingsPage(definition.name) },
    { timeout, late: () => failed(`no answer in ${timeout} ms`) },
  );
  if (!done) throw failed(`Windows error ${error}`);
}

/** Where a user chooses who opens the links of a scheme. */
export const whereToChoose = 'Settings > Apps > Default apps';

function phoneFile({ definition }: Bridge): string | undefined {
  const { title, application }: BridgeDefinition = definition;
  return application && applicationIfFound(title, application);
}
