import type { CliCommand } from '../command.js';
import { addCalls } from './calls.js';
import { addComponent } from './component.js';
import { addLaunch } from './launch.js';
import { addLink } from './link.js';
import { addLinks } from './links.js';
import { addProvision } from './provision.js';
import { addStatus } from './status.js';
import { addTrace } from './trace.js';

/** `bridgesmith microsip …`: what is only about MicroSIP, a file for each command. */
export function defineMicrosip(microsip: CliCommand): void {
  microsip
    .enablePositionalOptions()
    .usage('<command or words> [options]')
    .examples('microsip 5551234', 'microsip -hangup --dry-run', 'microsip status');
  for (const add of [addStatus, addCalls, addProvision, addLink, addLinks, addTrace, addComponent, addLaunch])
    add(microsip);
}
