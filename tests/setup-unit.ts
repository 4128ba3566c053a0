import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/** Unit tests run outside a browser: the extension API is WXT's fake, IndexedDB an implementation in memory. */
Object.assign(globalThis, { browser: fakeBrowser, chrome: fakeBrowser });
