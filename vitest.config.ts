import { defineConfig } from 'vitest/config';

// `vitest run` keeps its Postgres running for the next run; `npm test` says --mode fresh and leaves nothing behind;
// `npm run check` says --mode checks: the tests that need no database.
export default defineConfig(({ mode }) => ({
  // Vite would take the ES module, Node gives every library the other one: two copies do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: mode === 'checks' ? ['test/layers.test.ts'] : ['test/**/*.test.{ts,tsx}'],
    globalSetup: mode === 'checks' ? [] : ['test/harness/start-cluster.ts'],
    provide: { keepsCluster: mode !== 'fresh' },
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
