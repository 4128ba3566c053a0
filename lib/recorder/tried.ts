/** Pages may hold anything. A step that says less is better than one that the author misses without being told. */
export function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
