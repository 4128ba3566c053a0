import polyfill from 'webextension-polyfill';

/**
 * Chromium before 148 has no `browser` of its own. Imported first by the background and our pages; page scripts live
 * without it (they need nothing it adds), because it would triple the agent.
 */
const scope = globalThis as { browser?: unknown };
scope.browser ??= polyfill;
