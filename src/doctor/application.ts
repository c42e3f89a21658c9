import type { Bridge } from '../definition/bridge.js';
import type { ApplicationDefinition, BridgeDefinition } from '../definition/schema.js';
import { NotFoundError } from '../errors.js';
import { findApplication } from '../transports/findApplication.js';
import { areaOf, type Finding } from './finding.js';
import type { Surroundings } from './surroundings.js';

/** The name of the check that says whether the application is there at all. */
export const programCheck = 'program';

/** Whether the application's program is found, and which version of it. */
export function checkProgram(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { title, application }: BridgeDefinition = bridge.definition;
  const { ok, warning, problem } = areaOf(title);
  if (!application || !isLookedFor(application)) return [];
  try {
    const program = findApplication(title, application, surroundings);
    const version = surroundings.versionOf(program);
    return [ok(programCheck, version === undefined ? program : `${program}, version ${version}`)];
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const [found, remedy] = splitAdvice(error.message);
    const [running] = processesOf(application, surroundings).flatMap((process) => surroundings.imageOf(process) ?? []);
    if (running === undefined) return [problem(programCheck, found, remedy)];
    return [warning(programCheck, `${running} runs, but nobody can start it: ${found}`, remedy)];
  }
}

/** Whether a bridge names places where the program may be; some only say by which name it runs. */
function isLookedFor({ override, registry, appPaths, uninstall, folders }: ApplicationDefinition): boolean {
  return [override, registry, appPaths, uninstall, folders].some((place) => place !== undefined);
}

/** Whether the application runs, how often, and whether Windows lets this program speak to it. */
export function checkRunning(bridge: Bridge, surroundings: Surroundings): Finding[] {
  const { title, application, dde }: BridgeDefinition = bridge.definition;
  const { ok, warning } = areaOf(title);
  if (!application) return [];
  const running = processesOf(application, surroundings);
  const [first, ...others] = running.map((process) => describe(process, surroundings));
  if (first === undefined) {
    const needed = dde?.server === 'application';
    return [
      needed
        ? warning('running', 'it does not run, and DDE reaches it only while it does', `Start ${title}.`)
        : ok('running', 'it does not run'),
    ];
  }
  return [
    others.length === 0
      ? ok('running', first)
      : warning(
          'running',
          `it runs ${running.length} times: ${[first, ...others].join(', ')}`,
          'Commands reach the one whose window is topmost. End the others.',
        ),
    ...checkElevation(title, running, surroundings),
  ];
}

/** The ids of the processes that run one of an application's executables. */
export function processesOf({ executables }: ApplicationDefinition, { processes }: Surroundings): number[] {
  const names = new Set(executables.map((name) => name.toLowerCase()));
  return [...processes()].filter(([, name]) => names.has(name.toLowerCase())).map(([process]) => process);
}

/**
 * Windows carries no message, and so no DDE, from a process to one of a higher level; a DDE server that is lower than its
 * client cannot answer it.
 *
 * Source: https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-sendmessage (User Interface Privilege Isolation)
 */
function checkElevation(title: string, running: readonly number[], { integrityOf, self }: Surroundings): Finding[] {
  const { ok, warning, problem, notChecked } = areaOf(title);
  const own = integrityOf(self.process);
  if (own === undefined) return [notChecked('elevation', 'Windows does not tell how this program runs')];
  return running.flatMap((process): Finding[] => {
    const level = integrityOf(process);
    if (level === undefined) {
      const found = `Windows does not tell how process ${process} runs: as administrator, or as another user`;
      return [warning('elevation', found, `Start ${title} as this user, without "Run as administrator".`)];
    }
    const found = `process ${process} runs at level ${level}, this program at ${own}`;
    if (levels.indexOf(level) > levels.indexOf(own)) {
      const remedy = `Start ${title} without "Run as administrator", or whatever commands it with it.`;
      return [problem('elevation', `${found}, and Windows carries no message up`, remedy)];
    }
    if (level === own) return [ok('elevation', found)];
    const remedy = 'Run what commands it without "Run as administrator".';
    return [warning('elevation', `${found}: its answers over DDE do not come up`, remedy)];
  });
}

function describe(process: number, { imageOf }: Surroundings): string {
  return `process ${process}${suffix(imageOf(process))}`;
}

function suffix(image: string | undefined): string {
  return image === undefined ? '' : `, ${image}`;
}

/** The last line of an error with several, and the last sentence of another, say what to do. */
function splitAdvice(message: string): [found: string, remedy: string] {
  const lines = message.split('\n');
  if (lines.length > 1) return [lines.slice(0, -1).join('\n'), lines.at(-1) ?? ''];
  const [, found = message, remedy = message] = /^(.*\.) (\S[^.]*\.)$/s.exec(message) ?? [];
  return [found, remedy];
}

const levels = ['low', 'medium', 'high', 'system'] as const;
