import type { Command } from 'commander';
import { exitCodeHelp } from '../output.js';
import { addLink } from './link.js';
import { addLinks } from './links.js';
import { addStatus } from './status.js';

/** `bridgesmith microsip …`: what is only about MicroSIP, a file for each command. */
export function addMicrosip(program: Command): void {
  const microsip = program
    .command('microsip')
    .description('what is only about the MicroSIP softphone, such as what it does now')
    .addHelpText('after', `\n${exitCodeHelp}`);
  for (const add of [addStatus, addLink, addLinks]) add(microsip);
}
