import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['{shared,hub,electron,renderer,scripts,test/attacks,test/fixtures}/**/*.test.{ts,tsx}'],
    // Two cores are what the tests are promised to run on; more workers than that only make timings worse.
    maxWorkers: 2,
    // A net for what hangs, not a measure of speed: nothing waits on it, and a loaded machine is not a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
