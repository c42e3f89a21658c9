import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** Ends a run with the names of the tests that were skipped and that failed, and one plain line that counts them all. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const ended = (state: string) => tests.filter((test) => test.result().state === state);
    const skipped = ended('skipped');
    const failed = ended('failed');
    const broken = modules
      .flatMap((module) => [module, ...module.children.allSuites()])
      .filter((group) => group.errors().length > 0);
    list('Skipped', skipped.map(nameOf));
    list('Failed', [...failed.map(failureOf), ...broken.map(brokenGroup)]);
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
