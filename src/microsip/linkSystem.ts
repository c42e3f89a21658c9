import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FailedError, NotFoundError } from '../errors.js';
import { requireWindows } from '../ffi/library.js';
import { readRegistry } from '../ffi/registry.js';
import { type UserRegistry, userRegistry } from '../ffi/registryTree.js';
import { associationsChanged } from '../ffi/shellAssociations.js';
import { microsip } from '../profiles/microsip/bridge.js';
import { findApplication } from '../transports/findApplication.js';
import { runTask } from '../transports/task.js';
import { type LinkHandler, registeredName } from './linkPlan.js';
import type { LinkSurroundings } from './linkStatus.js';

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
export function thisHandler(notify: LinkHandler['notify']): LinkHandler {
  const program = fileURLToPath(new URL('../cli/main.js', import.meta.url));
  return { node: process.execPath, program, notify, icon: phoneFile() };
}

/** Has the shell read anew who opens what. */
export const tellShell = associationsChanged;

/**
 * Opens the page of Windows' settings on which the user chooses this program. Older builds of Windows 10 and 11 show the
 * whole page of default apps for the same link.
 *
 * Source: https://learn.microsoft.com/windows/apps/develop/launch/launch-default-apps-settings
 *
 * @throws FailedError when Windows does not open it.
 */
export async function openDefaultApps(): Promise<void> {
  const timeout = 10_000;
  const failed = (why: string) =>
    new FailedError(`Windows' settings could not be opened (${why}). Open them yourself: ${whereToChoose}.`);
  const { done, error } = await runTask(
    { type: 'open', uri: `ms-settings:defaultapps?registeredAppUser=${encodeURIComponent(registeredName)}` },
    { timeout, late: () => failed(`no answer in ${timeout} ms`) },
  );
  if (!done) throw failed(`Windows error ${error}`);
}

/** Where a user chooses who opens the links of a scheme. */
export const whereToChoose = 'Settings > Apps > Default apps';

function phoneFile(): string | undefined {
  const { title, application } = microsip.definition;
  try {
    return application && findApplication(title, application);
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
