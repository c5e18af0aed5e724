import { defineConfig } from 'vitest/config';

const shared = { globals: false, testTimeout: 120_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      { test: { ...shared, name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/services/**'] } },
      {
        test: {
          ...shared,
          name: 'services',
          include: ['test/services/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
});
