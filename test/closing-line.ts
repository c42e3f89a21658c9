import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends a run with the names of the tests that were skipped, and one plain line that counts them all. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const ended = (state: string) => tests.filter((test) => test.result().state === state);
    const skipped = ended('skipped');
    const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0).length;
    if (skipped.length > 0) {
      process.stdout.write(`\nSkipped:\n${skipped.map((test) => `  ${nameOf(test)}`).join('\n')}\n`);
    }
    process.stdout.write(
      `\n${ended('passed').length} passed, ${ended('failed').length + broken} failed, ${skipped.length} skipped\n`,
    );
  }
}

function nameOf(test: TestCase): string {
  const { note } = test.result() as { note?: string };
  return `${test.module.relativeModuleId}: ${test.fullName}${note ? ` (${note})` : ''}`;
}
