export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

/** Where the median would lie in 95 of 100 repetitions, by drawing from the values again and again. */
export function intervalOf(values: readonly number[], draws = 2_000): [low: number, high: number] {
  const draw = (): number => median(values.map(() => values[Math.floor(Math.random() * values.length)] ?? NaN));
  const medians = Array.from({ length: draws }, draw).toSorted((a, b) => a - b);
  return [medians[Math.floor(draws * 0.025)] ?? NaN, medians[Math.floor(draws * 0.975)] ?? NaN];
}
