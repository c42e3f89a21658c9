import { Option } from 'commander';
import { DdeClient, type DdeServerInformation } from '../../dde/index.js';
import { NotFoundError } from '../../errors.js';
import type { CliCommand } from '../command.js';
import { isJson, line, result, table } from '../output.js';
import { forReader } from '../terminal.js';
import { addTemplate, timeoutOption } from './options.js';
import { printLine } from './print.js';
import type { Template } from './template.js';

const placeholders = ['service', 'topic', 'process', 'program'] as const;

interface ServersFlags {
  readonly service: string;
  readonly topic: string;
  readonly timeout: number;
  readonly template?: Template<(typeof placeholders)[number]>;
}

/** `bridgesmith dde servers --topic System` */
export function addServers(dde: CliCommand): void {
  const command = dde
    .command('servers')
    .description('list the DDE servers that answer, and their topics')
    .addOption(new Option('--service <name>', 'only this one').default('*'))
    .addOption(new Option('--topic <name>', 'only those with this topic; most have System').default('*'))
    .addOption(timeoutOption('how long the list may take'));
  addTemplate(command, placeholders).examples('dde servers', 'dde servers --topic System --template "{service}"');
  command.action(async (flags: ServersFlags) => {
    const servers = await list(flags);
    result({ servers });
    if (isJson()) {
      // all of it stands in the result
    } else if (flags.template) for (const server of servers) await printLine(flags.template(shown(server)));
    else if (servers.length > 0) line(table(servers.map(row)));
    if (servers.length === 0) {
      throw new NotFoundError(
        'No DDE server answers. Start the application, and run it at the same elevation as this.',
      );
    }
  });
}

/** Each only once: a server may answer with several windows. */
async function list({ service, topic, timeout }: ServersFlags): Promise<DdeServerInformation[]> {
  const client = new DdeClient({ timeout });
  try {
    const servers = await client.servers({ service, topic });
    return [...new Map(servers.map((server) => [JSON.stringify(server), server])).values()];
  } finally {
    await client.close();
  }
}

function row(server: DdeServerInformation): [string, string] {
  const { service, topic, process, program } = shown(server);
  return [`${service}|${topic}`, `${program} (process ${process})`.trimStart()];
}

function shown({ service, topic, processId, program = '' }: DdeServerInformation) {
  return {
    service: forReader(service),
    topic: forReader(topic),
    process: String(processId),
    program: forReader(program),
  };
}
