import type { Bridge } from '../definition/bridge.js';
import { programCheck } from '../doctor/application.js';
import { type Finding, worstOf } from '../doctor/finding.js';
import { FailedError, NotFoundError } from '../errors.js';
import { supportOf } from '../support/installed.js';
import { tidySettings } from './application/tidySettings.js';
import { bridgeHelp, bridgeOf } from './bridgeArgument.js';
import type { CliCommand } from './command.js';
import { line, result } from './output.js';
import { escaped } from './terminal.js';

/** `bridgesmith doctor microsip` */
export function defineDoctor(command: CliCommand): void {
  command
    .argument('<bridge>', bridgeHelp)
    .helpText('Warnings do not make it fail.')
    .examples('doctor microsip', 'doctor pager.yaml --json')
    .action(async (word: string) => doctor(await bridgeOf(word)));
}

/**
 * Prints all findings.
 *
 * @throws NotFoundError when the application is not there; FailedError when there is a problem.
 */
async function doctor(bridge: Bridge): Promise<void> {
  const { name, title } = bridge.definition;
  const findings = await findingsOf(bridge);
  result({ bridge: name, state: worstOf(findings), findings }, () => {
    for (const text of report(findings)) line(text);
  });
  const problems = findings.filter(({ state }) => state === 'problem');
  if (problems.some(({ area, check }) => area === title && check === programCheck)) {
    throw new NotFoundError(`${title} was not found.`);
  }
  if (problems.length > 0) {
    throw new FailedError(problems.length === 1 ? 'There is a problem.' : `There are ${problems.length} problems.`);
  }
}

async function findingsOf(bridge: Bridge): Promise<Finding[]> {
  await tidySettings(bridge);
  const { examineApplication, examineComputer } = await import('../doctor/examine.js');
  const { thisComputer } = await import('../doctor/system.js');
  const surroundings = thisComputer();
  const support = await supportOf(bridge)?.doctor?.();
  return [
    ...(await examineApplication(bridge, surroundings, support)),
    ...(await examineComputer(bridge, surroundings)),
  ];
}

/** The findings by their areas; below each that is not right stands what to do. */
function report(findings: readonly Finding[]): string[] {
  const width = Math.max(0, ...findings.map(({ check }) => check.length));
  return [...new Set(findings.map(({ area }) => area))].flatMap((area) => [
    area,
    ...findings.filter((finding) => finding.area === area).flatMap((finding) => lines(finding, width)),
  ]);
}

function lines({ check, state, found, remedy }: Finding, width: number): string[] {
  const start = `  ${words[state].padEnd(longestState)}  ${check.padEnd(width)}  `;
  const indent = ' '.repeat(start.length);
  const [first = '', ...others] = shownLines(found);
  const advice = remedy === undefined ? [] : shownLines(`-> ${remedy}`);
  return [start + first, ...[...others, ...advice].map((text) => indent + text)];
}

/** Texts come from the registry and from files, too, where anybody may have put anything. */
function shownLines(text: string): string[] {
  return text.split(/\r?\n/).map((one) => escaped(one.replaceAll('\t', ' ')));
}

const words: Readonly<Record<Finding['state'], string>> = {
  ok: 'ok',
  warning: 'warning',
  problem: 'PROBLEM',
  notChecked: 'not checked',
};
const longestState = 'not checked'.length;
