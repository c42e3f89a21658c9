import type { CliCommand } from '../command.js';
import { addAdvise } from './advise.js';
import { addExecute } from './execute.js';
import { addFetch } from './fetch.js';
import { addListen } from './listen.js';
import { addPoke } from './poke.js';
import { addRequest } from './request.js';
import { addServers } from './servers.js';

/** `bridgesmith dde …`: what DDE can do, by its own names, with any server and without a bridge. */
export function defineDde(dde: CliCommand): void {
  dde.examples('dde servers', 'dde request Excel Sheet1 R1C1');
  for (const add of [addServers, addExecute, addRequest, addPoke, addAdvise, addFetch, addListen]) add(dde);
}
