import { Command, type ErrorOptions, Help, type Option } from 'commander';
import type { Bridge } from '../definition/bridge.js';
import { didYouMean } from '../definition/nearest.js';
import { UsageError } from '../errors.js';
import { exitCodeHelp, isJson, useCommand } from './output.js';

/** A word that may stand on the command line. */
export interface Candidate {
  readonly word: string;
  readonly about: string;
  /** Of an option that takes a value: what it may be, as far as that is known. */
  readonly values?: readonly string[];
}

/**
 * A command, as all of bridgesmith's are: it takes `--json`, its help ends with examples and the exit codes, and what
 * commander finds wrong in its words is a UsageError as any other.
 */
export class CliCommand extends Command {
  /** Lines to try, without the name of the program. */
  readonly exampleLines: string[] = [];
  /** The command that the words behind this one name, such as that of one action; undefined when there is none. */
  inner?: (words: readonly string[]) => Promise<CliCommand>;
  /** The names that may stand behind a bridge. */
  innerNames?: (bridgeWord: string) => Promise<Candidate[]>;
  /** The bridge of all commands in this group, of which none then takes it as a word. */
  bridgeOfGroup?: Bridge;
  /** Words like options that commander does not know. */
  extraOptions: readonly Candidate[] = [];
  private readonly helpTexts: string[] = [];
  private ownUsage?: string;
  private speaker: CliCommand | undefined;

  constructor(name?: string) {
    super(name);
    this.exitOverride();
    this.option('--json', 'print JSON, and nothing else, on standard output');
    // Where `--json` stands does not matter: see `asksForJson`.
    if (isJson()) this.setOptionValueWithSource('json', true, 'cli');
    this.addHelpText('after', () => this.helpEnd());
  }

  override createCommand(name?: string): CliCommand {
    return new CliCommand(name);
  }

  /** All words that lead to this command, such as `bridgesmith microsip links install`. */
  get path(): string {
    const above = this.parent instanceof CliCommand ? `${this.parent.path} ` : '';
    return above + this.name();
  }

  /** The bridge that this command is about by itself; undefined where its first word names it. */
  get bridge(): Bridge | undefined {
    return this.bridgeOfGroup ?? (this.parent instanceof CliCommand ? this.parent.bridge : undefined);
  }

  /** Lines for the help, without the name of the program: `run microsip dial 5551234`. */
  examples(...lines: readonly string[]): this {
    this.exampleLines.push(...lines);
    return this;
  }

  /** More text for the help, before the examples. */
  helpText(text: string): this {
    this.helpTexts.push(text);
    return this;
  }

  override usage(text: string): this;
  override usage(): string;
  /** One order for all: what must stand there, and then the options, which may stand anywhere. */
  override usage(text?: string): this | string {
    if (text !== undefined) {
      this.ownUsage = text;
      return this;
    }
    if (this.ownUsage !== undefined) return this.ownUsage;
    const given = this.registeredArguments.map((argument) => {
      const name = argument.name() + (argument.variadic ? '...' : '');
      return argument.required ? `<${name}>` : `[${name}]`;
    });
    return [...(this.commands.length > 0 ? ['<command>'] : []), ...given, '[options]'].join(' ');
  }

  override createHelp(): Help {
    return Object.assign(new CommandHelp(), this.configureHelp());
  }

  override error(message: string, _options?: ErrorOptions): never {
    this.nameIt();
    const { path } = this.parent !== null && this.speaker === this.parent ? this.speaker : this;
    throw new UsageError(`${sentence(message)} See "${path} --help".`);
  }

  override outputHelp(context?: { error: boolean } | ((text: string) => string)): void {
    this.nameIt();
    super.outputHelp(context as { error: boolean });
  }

  /** Commander shows help, too, where a command is missing. A program gets an error then, and so does whoever named one that is none. */
  override help(context?: { error: boolean } | ((text: string) => string)): never {
    const isMissing = typeof context === 'object' && context.error;
    const [first, word] = this.args;
    if (isMissing && first === 'help' && word !== undefined) {
      const names = this.createHelp().visibleCommands(this);
      const advice = didYouMean(
        word,
        names.map((command) => command.name()),
      );
      this.error(`unknown command '${word}'.${advice}`);
    }
    if (isMissing && isJson()) this.error('There is no command.');
    return super.help(context as { error: boolean });
  }

  /** Lets what is said from now on be said of this command. */
  nameIt(): void {
    if (this.speaker === undefined) useCommand(this.path.split(' ').slice(1).join(' '));
    else this.speaker.nameIt();
  }

  /** Lets what is said of this command be said of another: of the group, where nobody types a name for it. */
  speaksFor(other: CliCommand): this {
    this.speaker = other;
    return this;
  }

  private helpEnd(): string {
    const lines = this.exampleLines.map((line) => `  bridgesmith ${line}`);
    const examples = lines.length > 0 ? [['Examples:', ...lines].join('\n')] : [];
    return `\n${[...this.helpTexts, ...examples, exitCodeHelp].join('\n\n')}`;
  }
}

/** Whether standard output is to be JSON, wherever the words say so. Behind `--` they are no options. */
export function asksForJson(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).includes('--json');
}

/** What every command has stands behind what is its own, and commands are listed by their names alone. */
class CommandHelp extends Help {
  override visibleOptions(command: Command): Option[] {
    const options = super.visibleOptions(command);
    const isCommon = (option: Option) => option.long === '--json' || option.long === '--help';
    return [...options.filter((option) => !isCommon(option)), ...options.filter(isCommon)];
  }

  override subcommandTerm(command: Command): string {
    return command.name();
  }
}

/** Commander's words as one sentence. What stands behind a `=` may be a secret that has no option. */
function sentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/(unknown option '--?[^'=]+)=.*'/s, "$1'")
    .replace(/\n\((Did you mean .*\?)\)$/s, '. $1')
    .replaceAll('\n', ' ');
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
