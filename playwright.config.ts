import { defineConfig } from '@playwright/test';

/** Sized for a machine with two cores that also runs the store and the applications. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 1,
  // A test that passes at the second try is a finding: locally it fails, in CI it is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  // The first test of an application also installs it and makes its database.
  timeout: 420_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: process.env['HANDRAIL_E2E_REPORT'] ?? 'test-results/e2e.json' }]],
  use: { actionTimeout: 30_000, navigationTimeout: 60_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'chromium', testIgnore: '**/firefox*.spec.ts' },
    { name: 'firefox', testMatch: '**/firefox*.spec.ts' },
  ],
});
