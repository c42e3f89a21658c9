import type { Command } from 'commander';
import { exitCodeHelp } from '../output.js';
import { addAdvise } from './advise.js';
import { addExecute } from './execute.js';
import { addFetch } from './fetch.js';
import { addListen } from './listen.js';
import { addPoke } from './poke.js';
import { addRequest } from './request.js';
import { addServers } from './servers.js';

/** `bridgesmith dde …`: what DDE can do, by its own names, with any server and without a bridge. */
export function addDde(program: Command): void {
  const dde = program
    .command('dde')
    .description('talk with DDE servers directly, or be one to try clients out')
    .addHelpText('after', `\n${exitCodeHelp}`);
  for (const add of [addServers, addExecute, addRequest, addPoke, addAdvise, addFetch, addListen]) add(dde);
}
