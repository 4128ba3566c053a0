import { browser } from '#lib/platform/browser.ts';

/** About seven seconds in all: a busy machine takes its time, and later than that a popup would come as a surprise. */
const tries = 8;
const firstMs = 300;
const longerBy = 1.4;

/**
 * The window of a sign-in takes the popup with it. Where the browser lets an extension do that, the popup comes back by
 * itself, with the guides or with the reason why not; elsewhere the person presses the button. It takes a moment until
 * the window that was there before is in front again, and nothing can be opened before.
 */
export async function openPopupAgain(
  open: () => Promise<void> = () => browser.action.openPopup(),
  pause: (ms: number) => Promise<unknown> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<boolean> {
  for (let count = 0; count < tries; count += 1) {
    try {
      await open();
      return true;
    } catch {
      // Not in front yet, or not allowed at all: both are told only by trying.
      await pause(Math.round(firstMs * longerBy ** count));
    }
  }
  return false;
}
