import { defineConfig } from 'playwright/test';

/** End-to-end tests: the built app in real Electron windows. `npm test -- e2e` builds it first and finds a screen. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  // One spec at a time: each starts up to three apps, and two cores is what they are promised to run on.
  workers: 1,
  fullyParallel: false,
  // A test that passes only when repeated hides a fault.
  retries: 0,
  forbidOnly: true,
  // Nets for what hangs, not measures of speed: nothing waits on them.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
