import type { CliCommand } from '../command.js';
import type { BridgeCommand } from './commands.js';

/** A command of an application, with its bridge behind it, or in the short command of the application. */
export interface ApplicationCommand {
  readonly name: BridgeCommand;
  readonly summary: string;
  readonly load: () => Promise<(command: CliCommand) => void>;
}

/** Each is loaded only when it is asked for. */
export const applicationCommands: readonly ApplicationCommand[] = [
  {
    name: 'status',
    summary: 'say what the phone does (idle, ringing, calling, in a call), with whom, and how sure that is',
    load: async () => (await import('./status.js')).defineStatus,
  },
  {
    name: 'calls',
    summary: 'the log of calls, as CSV: from the phone, and from what the host has seen',
    load: async () => (await import('./calls.js')).defineCalls,
  },
  {
    name: 'provision',
    summary: 'set accounts and settings of the phone; shows what changes, and keeps what was there',
    load: async () => (await import('./provision.js')).defineProvision,
  },
  {
    name: 'link',
    summary: 'dial the number of a link, and refuse a link that would do anything else',
    load: async () => (await import('./link.js')).defineLink,
  },
  {
    name: 'links',
    summary: 'open sip:, sips:, tel: and callto: links with the phone, each checked before it is dialled',
    load: async () => (await import('./links.js')).defineLinks,
  },
  {
    name: 'trace',
    summary: "switch the phone's SIP trace on and off, and follow it",
    load: async () => (await import('./trace.js')).defineTrace,
  },
  {
    name: 'component',
    summary: 'let any script speak DDE to an application by CreateObject',
    load: async () => (await import('./component.js')).defineComponent,
  },
  {
    name: 'launch',
    summary: 'set the phone up and command it by the words of its launcher',
    load: async () => (await import('./launch.js')).defineLaunch,
  },
];
