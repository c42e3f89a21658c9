import { InvalidArgumentError, Option } from 'commander';
import { requireFormat } from '../../dde/formats.js';
import type { CliCommand } from '../command.js';
import { parseTemplate, type Template, templateHelp } from './template.js';

/** What every command that talks to a server knows. */
export interface ConversationFlags {
  readonly encoding: 'auto' | 'unicode' | 'ansi';
  readonly codePage?: number;
  readonly timeout: number;
}

/** A command that talks to one server about one topic. */
export function conversationCommand(dde: CliCommand, name: string, summary: string): CliCommand {
  return dde
    .command(name)
    .description(summary)
    .argument('<service>', "the server's name, such as Excel; * for any")
    .argument('<topic>', 'what to talk about, such as Sheet1; * for any')
    .addOption(encodingOption('what commands and texts are written in; auto: what suits the server'))
    .addOption(codePageOption())
    .addOption(timeoutOption('how long each transaction may take'));
}

export function encodingOption(about: string): Option {
  return new Option('--encoding <name>', about).choices(['auto', 'unicode', 'ansi']).default('auto');
}

export function codePageOption(): Option {
  const about = "the code page of texts that are not Unicode, such as 1252; this system's when left out";
  return new Option('--code-page <number>', about).argParser(codePage);
}

export function timeoutOption(about: string): Option {
  return new Option('--timeout <seconds>', about).argParser(milliseconds).default(10_000, '10');
}

export function formatOption(about: string): Option {
  return new Option('--format <name>', about).argParser(format);
}

/** The option and its help. What it holds is a `Template`. */
export function addTemplate<Name extends string>(command: CliCommand, names: readonly Name[]): CliCommand {
  const parse = (text: string): Template<Name> => parseTemplate(text, names);
  return command
    .addOption(
      new Option('--template <text>', 'what to print for each, with placeholders').argParser(parse).conflicts('json'),
    )
    .helpText(templateHelp(names));
}

/** How often, or how many. */
export function count(text: string): number {
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number from 1 to 999999999.');
}

/** A time that is written in seconds, as the times of all commands, to a thousandth. */
export function milliseconds(text: string): number {
  const time = /^[0-9]{1,6}(?:\.[0-9]{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : 0;
  if (time > 0) return time;
  throw new InvalidArgumentError('Expected a number of seconds from 0.001 to 999999.');
}

function codePage(text: string): number {
  if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected the number of a code page, such as 1252 or 65001.');
}

function format(text: string): string {
  requireFormat(text);
  return text;
}
