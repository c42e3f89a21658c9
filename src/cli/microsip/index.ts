import type { Command } from 'commander';
import { exitCodeHelp } from '../output.js';
import { addCalls } from './calls.js';
import { addComponent } from './component.js';
import { addLaunch } from './launch.js';
import { addLink } from './link.js';
import { addLinks } from './links.js';
import { addProvision } from './provision.js';
import { addStatus } from './status.js';
import { addTrace } from './trace.js';

/** `bridgesmith microsip …`: what is only about MicroSIP, a file for each command. */
export function addMicrosip(program: Command): void {
  const microsip = program
    .command('microsip')
    .description('command a MicroSIP phone, set it up, and see what it does')
    .enablePositionalOptions();
  for (const add of [addStatus, addCalls, addProvision, addLink, addLinks, addTrace, addComponent, addLaunch])
    add(microsip);
  microsip.addHelpText('afterAll', `\n${exitCodeHelp}`);
}
