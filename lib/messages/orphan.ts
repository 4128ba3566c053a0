import { browser } from '#lib/platform/browser.ts';
import { ask } from './ask.ts';

/** An update or a removal of the extension leaves its scripts in open pages, deaf and dumb. Is this such a one? */
export function isOrphan(): boolean {
  return !browser.runtime?.id;
}

/** `ask` for a script that takes itself away where it finds that it is orphaned. */
export function askOrLeave(leave: () => void): typeof ask {
  return async (name, request) => {
    try {
      return await ask(name, request);
    } catch (error) {
      if (isOrphan()) leave();
      throw error;
    }
  };
}
