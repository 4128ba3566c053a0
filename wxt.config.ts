import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Chromium's is the first that places layers by itself, Firefox's the first that knows what data we collect: none. */
const oldest = { chrome: '129', firefox: '142' };

/**
 * Chromium's default. Firefox's would ask every store by https, also one whose invite link says http; only loopback is
 * spared.
 */
const ownCode = "script-src 'self'; object-src 'self';";

/**
 * Two builds of one source. The plain one asks for each site when its reader enables it. The `e2e` one has the hosts
 * granted and open shadow roots, for tests and for the demo; HANDRAIL_HOSTS bakes hosts into an operator's own build. `parts`, for the
 * benchmark, is the plain one with maps.
 */
export default defineConfig({
  srcDir: '.',
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  vite: ({ mode }) => ({
    plugins: [preact({ devToolsEnabled: false, reactAliasesEnabled: false })],
    define: {
      __OPEN_SHADOW_ROOTS__: JSON.stringify(mode === 'e2e'),
      // WXT would log more in a build that is not called production; tests are to see what readers get.
      'import.meta.env.MODE': '"production"',
    },
    build: {
      target: [`chrome${oldest.chrome}`, `firefox${oldest.firefox}`],
      modulePreload: false,
      sourcemap: mode === 'parts' && 'hidden',
    },
  }),
  manifest: ({ browser, mode }) => {
    const hosts = mode === 'e2e' ? ['<all_urls>'] : (process.env['HANDRAIL_HOSTS'] ?? '').split(',').filter(Boolean);
    return {
      name: 'Handrail',
      description: 'Know-how of your colleagues, on the page where you need it.',
      permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'identity'],
      host_permissions: hosts,
      optional_host_permissions: ['<all_urls>'],
      content_security_policy: { extension_pages: ownCode },
      action: { default_title: 'Handrail' },
      commands: {
        _execute_action: { suggested_key: { default: 'Alt+Shift+H' } },
        'swap-focus': {
          suggested_key: { default: 'Alt+Shift+J' },
          description: 'Move the keyboard into the walkthrough on the page, and back',
        },
      },
      ...(browser === 'chrome' && { minimum_chrome_version: oldest.chrome }),
      ...(browser === 'firefox' && {
        browser_specific_settings: {
          gecko: {
            id: 'handrail@handrail.invalid',
            strict_min_version: `${oldest.firefox}.0`,
            data_collection_permissions: { required: ['none'] },
          },
        },
      }),
    };
  },
});
