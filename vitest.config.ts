import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/lab/global-setup.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // There to end what hangs: a busy machine takes long, and no test is a measure of it.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Each file that uses the lab starts programs of Windows; more at once than cores only makes each of them slower.
    maxWorkers: 2,
  },
});
