import { fakeBrowser } from 'wxt/testing/fake-browser';

/** A real page in a real browser, but no extension around it: its API is WXT's fake. */
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
