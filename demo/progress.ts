import { beginLine, endLine } from '../scripts/commands.ts';

const width = 80;
let isHushed = false;

/** While everything is being stopped, what is broken off by that is no news. */
export function hush(): void {
  isHushed = true;
}

/** Says what is going on while it goes on, and how long it took once it is over. */
export async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  if (!isHushed) beginLine(`  ${what} ${'.'.repeat(Math.max(3, width - what.length))} `);
  try {
    const result = await work();
    if (!isHushed) endLine(secondsSince(startedAt));
    return result;
  } catch (error) {
    if (!isHushed) endLine(`failed after ${secondsSince(startedAt)}`);
    throw error;
  }
}

export function secondsSince(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}
