import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const launchOptions = {
  ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
};

export default defineConfig({
  define: { __OPEN_SHADOW_ROOTS__: 'true' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/**/*.dom.test.*', 'tests/**/*.integration.test.ts', '**/node_modules/**'],
          setupFiles: ['tests/setup-unit.ts'],
          // Properties are tried on thousands of values, on machines that do other things meanwhile.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.integration.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false })],
        // Named here, because found late they are bundled anew in the middle of a run, and then there are two Preacts.
        optimizeDeps: {
          include: [
            'preact',
            'preact/hooks',
            'preact/jsx-runtime',
            'preact/jsx-dev-runtime',
            '@preact/signals-core',
            '@floating-ui/core',
            'diff',
            'fractional-indexing',
            'marked',
            'fflate',
            'turndown',
            'pptxgenjs',
            '@cantoo/pdf-lib',
            'zod/mini',
            'wxt/browser',
          ],
        },
        test: {
          name: 'dom',
          include: ['tests/**/*.dom.test.{ts,tsx}'],
          setupFiles: ['tests/setup-dom.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
