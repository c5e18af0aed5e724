import { defineConfig } from 'vitest/config';

const shared = { globals: false, testTimeout: 300_000, hookTimeout: 600_000 };

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/services/**', 'test/browser/**'],
          // Files do not meet: loading every library anew for each costs half of the time.
          isolate: false,
          globalSetup: ['test/support/shared-servers.setup.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
