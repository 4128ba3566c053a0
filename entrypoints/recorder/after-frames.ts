/** A page that nobody looks at draws none. */
const waitMs = 300;

/**
 * Whether what is so now has been drawn. A style that a script sets is drawn with the next frame, and that one is handed
 * over by the time the second begins: a photograph taken before shows what was there.
 */
export function afterTwoFrames(): Promise<boolean> {
  return new Promise((tell) => {
    setTimeout(() => tell(false), waitMs);
    requestAnimationFrame(() => requestAnimationFrame(() => tell(true)));
  });
}
