export type Say = (text: string) => void;

const everyMs = 1_000;

/** Says how far a long work is, once a second; a short one says nothing. */
export function createProgress(say: Say, now = () => performance.now()): (words: () => string) => void {
  let saidAt = now();
  return (words) => {
    if (now() - saidAt < everyMs) return;
    saidAt = now();
    say(`${words()} …\n`);
  };
}
