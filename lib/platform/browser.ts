/** The only door to the browser's extension API; see docs/adr for why the polyfill is not in page scripts. */
export { browser } from 'wxt/browser';
