import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line that programs read: `N passed, N failed` and, where there are any, `, N skipped`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((one) => one === state).length;
    // A file that cannot be read, an error outside any test and a failed `npm run check` have no test of their own.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length;
    const failed = count('failed') + broken + (process.env.CHECK_FAILED ? 1 : 0);
    const skipped = count('skipped');
    // After whatever other reporters still have to say.
    process.once('exit', () => {
      process.stdout.write(
        `\n${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
      );
    });
  }
}
