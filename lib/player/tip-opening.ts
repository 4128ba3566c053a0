import { createModel, signal } from '@preact/signals-core';

/** A pointer that rests means it; one that passes does not. */
const intentMs = 300;
/** Time to get from the beacon over to its tip. */
const graceMs = 250;

/** When a beacon's tip is open: on purposeful hover, on focus, on a click; Esc closes it until asked for again. */
export const TipOpening = createModel(() => {
  const isOpen = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;
  const soon = (value: boolean, delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => (isOpen.value = value), delayMs);
  };
  return {
    isOpen,
    enter: () => soon(true, isOpen.value ? 0 : intentMs),
    leave: () => void (isHeld ? clearTimeout(timer) : soon(false, graceMs)),
    focus(): void {
      isHeld = true;
      soon(true, 0);
    },
    blur(): void {
      isHeld = false;
      soon(false, graceMs);
    },
    press: () => soon(true, 0),
    close(): void {
      isHeld = false;
      clearTimeout(timer);
      isOpen.value = false;
    },
  };
});
export type TipOpening = InstanceType<typeof TipOpening>;
