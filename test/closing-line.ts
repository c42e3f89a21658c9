import { constants } from 'node:os';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/**
 * Names each test that failed at once, and ends a run with the names of the tests that were skipped and that failed, and
 * one plain line that counts them all; also a run that is interrupted, of what had ended by then.
 */
export default class ClosingLine implements Reporter {
  readonly #modules = new Set<TestModule>();
  readonly #signals = ['SIGINT', 'SIGTERM'] as const;
  readonly #interrupted = (signal: NodeJS.Signals) => {
    process.stdout.write(`\nInterrupted by ${signal}; what had ended by then:\n`);
    this.onTestRunEnd([...this.#modules]);
    process.exit(128 + constants.signals[signal]);
  };

  onInit(): void {
    // Before the reporter of Vitest's own, which ends the process.
    for (const signal of this.#signals) process.prependListener(signal, this.#interrupted);
  }

  onTestModuleCollected(module: TestModule): void {
    this.#modules.add(module);
  }

  /** Whoever kills a run still finds in its output what had failed. */
  onTestCaseResult(test: TestCase): void {
    if (test.result().state === 'failed') process.stdout.write(`\nfailed: ${failureOf(test)}\n`);
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const signal of this.#signals) process.off(signal, this.#interrupted);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const ended = (state: string) => tests.filter((test) => test.result().state === state);
    const skipped = ended('skipped');
    const failed = ended('failed');
    const broken = modules
      .flatMap((module) => [module, ...module.children.allSuites()])
      .filter((group) => group.errors().length > 0);
    list('Skipped', skipped.map(nameOf));
    list('Failed', [...failed.map(failureOf), ...broken.map(brokenGroup)]);
    list('Not ended', ended('pending').map(nameOf));
    process.stdout.write(
      `\n${ended('passed').length} passed, ${failed.length + broken.length} failed, ${skipped.length} skipped\n`,
    );
  }
}

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}

/** With the first line of what went wrong: the whole is far above, where only the beginning or the end may be kept. */
function failureOf(test: TestCase): string {
  const [message = ''] = (test.result().errors ?? []).map((error) => error.message.split('\n')[0]);
  return `${nameOf(test)}: ${message}`;
}

/** A file that could not be read, or a group whose preparation failed: its tests only count as skipped. */
function brokenGroup(group: TestModule | TestSuite): string {
  const name = group.type === 'module' ? group.relativeModuleId : `${group.module.relativeModuleId}: ${group.fullName}`;
  return `${name}: ${group.errors()[0]?.message.split('\n')[0]}`;
}

function nameOf(test: TestCase): string {
  const { note } = test.result() as { note?: string };
  return `${test.module.relativeModuleId}: ${test.fullName}${note ? ` (${note})` : ''}`;
}
