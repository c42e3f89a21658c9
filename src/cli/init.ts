import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import { checkDefinition } from '../definition/check/index.js';
import { isDefinitionFile, parseBridge, yamlOf } from '../definition/load/load.js';
import type { BridgeDefinition } from '../definition/schema.js';
import { DefinitionError, type DefinitionProblem, FailedError, UsageError } from '../errors.js';
import { writeWhole } from '../files/writeWhole.js';
import type { CliCommand } from './command.js';
import { line, note, result } from './output.js';
import { answerTo } from './question.js';

interface Answers {
  readonly name?: string;
  readonly title?: string;
  readonly program?: string;
  readonly service?: string;
  readonly topic?: string;
  readonly action?: string;
}
interface InitFlags extends Answers {
  readonly out?: string;
  readonly force?: boolean;
}

/** `bridgesmith init`: writes a first definition, from questions or, unattended, from flags. */
export function defineInit(command: CliCommand): void {
  command
    .option('--name <name>', 'the name of the bridge, such as my-phone')
    .option('--title <title>', 'the name people know the application by')
    .option('--program <file>', 'the file name of its program, such as MyPhone.exe')
    .addOption(new Option('--exe <file>', 'the same, as it was called before').hideHelp().conflicts('program'))
    .option('--service <service>', 'its DDE service, if it is a DDE server')
    .option('--topic <topic>', 'its DDE topic')
    .option('--action <name>', 'a first action, such as dial')
    .option('--out <file>', 'where to write, .yaml or .json; <name>.yaml when left out')
    .option('--force', 'write over a file that is there')
    .examples('init', 'init --name my-phone --title "My Phone" --program MyPhone.exe --service MyPhone')
    .action(async ({ exe, ...named }: InitFlags & { exe?: string }) => {
      const flags = exe === undefined ? named : { ...named, program: exe };
      if (flags.out !== undefined && !isDefinitionFile(flags.out)) {
        throw new UsageError(`${flags.out}: a definition ends in .json, .yaml or .yml.`);
      }
      const answers = await askAtTerminal(flags);
      const file = flags.out ?? `${answers.name}.yaml`;
      if (!flags.force && (await isThere(resolve(file))))
        throw new FailedError(`${file} is there already. Use --force to write over it.`);
      const text = /\.json$/i.test(file) ? asJson(answers) : asYaml(answers);
      parseBridge(text, file);
      writeWhole(resolve(file), Buffer.from(text));
      const next = [`bridgesmith validate ${file}`, `bridgesmith generate ${file}`];
      result({ file, next }, () => line(`${file}: written. Next: ${next.join(', then ')}.`));
    });
}

type Complete = { -readonly [Key in keyof Answers]-?: string };

interface Question {
  key: keyof Answers;
  text: string;
  fallback: (answers: Partial<Complete>) => string | undefined;
}

const questions: readonly Question[] = [
  {
    key: 'name',
    text: 'Name of the bridge (lower case, digits, hyphens; such as my-phone)',
    fallback: () => undefined,
  },
  { key: 'title', text: 'Name of the application', fallback: ({ name }) => name },
  { key: 'program', text: 'File name of its program', fallback: ({ name }) => `${name}.exe` },
  { key: 'service', text: 'DDE service (empty: it has none)', fallback: () => '' },
  { key: 'topic', text: 'DDE topic', fallback: ({ service }) => (service === '' ? '' : 'System') },
  { key: 'action', text: 'First action', fallback: () => 'open' },
];

async function askAtTerminal(flags: Answers): Promise<Complete> {
  if (!process.stdin.isTTY) return complete(flags);
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ask = (question: string) => answerTo(prompt, question, 'Nothing was written.');
    return await complete(flags, { ask, say: note });
  } finally {
    prompt.close();
  }
}

/** Somebody who answers questions, and gets to know what is wrong with an answer. */
export interface Person {
  readonly ask: (question: string) => Promise<string>;
  readonly say: (problem: string) => void;
}

/**
 * Flags first, then questions where somebody can answer them, then defaults. What a flag says is checked before the first
 * question, and an answer before the next one: a wrong answer is asked for again.
 *
 * @throws DefinitionError for what a flag says; UsageError for a missing name where there is nobody to ask.
 */
export async function complete(flags: Answers, person?: Person): Promise<Complete> {
  const wrong = problemsOf(flags);
  if (wrong.length > 0) throw new DefinitionError('These answers', wrong);
  const answers: Partial<Complete> = {};
  for (const question of questions) {
    const { key } = question;
    const skip = key === 'topic' && answers.service === '';
    const asked = flags[key] === undefined && !skip ? person : undefined;
    const answer = asked ? await rightAnswer(question, answers, asked) : flags[key] || question.fallback(answers);
    if (answer === undefined) throw new UsageError(`init needs --${key} when there is nobody to ask.`);
    answers[key] = answer;
  }
  if (answers.service === '' && flags.topic)
    throw new UsageError("--topic is a DDE server's: name its --service, too.");
  return answers as Complete;
}

async function rightAnswer(
  { key, text, fallback }: Question,
  earlier: Partial<Complete>,
  person: Person,
): Promise<string> {
  const usual = fallback(earlier);
  for (;;) {
    const answer = (await person.ask(`${text}${usual ? ` [${usual}]` : ''}: `)).trim() || usual;
    const [problem] = answer === undefined ? [] : problemsOf({ ...earlier, [key]: answer });
    if (answer !== undefined && problem === undefined) return answer;
    person.say(`"${answer ?? ''}": ${problem?.message ?? 'it needs a name.'}`);
  }
}

/** What is wrong with some of the answers, whatever the others will be. */
function problemsOf(some: Answers): DefinitionProblem[] {
  const answers: Partial<Complete> = { name: 'my-phone' };
  for (const { key, fallback } of questions) answers[key] = some[key] || (fallback(answers) ?? 'my-phone');
  return checkDefinition(definitionOf(answers as Complete));
}

function definitionOf({ name, title, program, service, topic, action }: Complete): BridgeDefinition {
  const dde = service === '' ? undefined : ({ service, topic, server: 'application', quotes: 'whenNeeded' } as const);
  const command = `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return {
    name,
    title,
    summary: `Drive ${title}.`,
    version: '1.0.0',
    application: {
      executables: [program],
      override: `${name.replaceAll('-', '_').toUpperCase()}_EXE`,
      appPaths: true,
      folders: [`%ProgramFiles%\\${title}`, `%ProgramFiles(x86)%\\${title}`, `%LOCALAPPDATA%\\${title}`],
    },
    ...(dde ? { dde } : {}),
    actions: {
      [action]: {
        summary: `${command} something.`,
        parameters: { value: { kind: 'text', maximumLength: 100, summary: `What to ${action}.` } },
        bindings: {
          ...(dde ? { dde: { execute: [`[${command}(`, { parameter: 'value' }, ')]'] } } : {}),
          exe: { arguments: [{ parameter: 'value' }] },
        },
      },
    },
  };
}

function asJson(answers: Complete): string {
  return `${JSON.stringify({ $schema: schemaPath, ...definitionOf(answers) }, null, 2)}\n`;
}

function asYaml(answers: Complete): string {
  const head = [
    `# yaml-language-server: $schema=${schemaPath}`,
    '# A bridge: how an application is found, and its actions. Check it with "bridgesmith validate".',
  ];
  return `${head.join('\n')}\n${yamlOf(definitionOf(answers))}`;
}

/** Where the published schema is when bridgesmith is installed beside the definition. */
const schemaPath = './node_modules/bridgesmith/dist/schema.json';

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
