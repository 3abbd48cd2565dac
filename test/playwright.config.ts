import { defineConfig } from 'playwright/test';
import { mayMakeNetworks } from './fixtures/net/ip';

/** The built app in real Electron windows. `npm test -- e2e` builds it first and finds a screen. */
export default defineConfig({
  projects: [
    { name: 'e2e', testDir: './e2e' },
    // Real networks that break: only where they may be made, which `npm test` says.
    ...(mayMakeNetworks() ? [{ name: 'faults', testDir: './faults' }] : []),
  ],
  outputDir: '../test-results',
  // Two cores are what the tests are promised to run on; a spec waits more than it works. Each has machines, ports and
  // folders of its own, and its tests follow one another.
  workers: 2,
  fullyParallel: false,
  // A test that passes only when repeated hides a fault.
  retries: 0,
  forbidOnly: true,
  // Nets for what hangs, not measures of speed: nothing waits on them.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
