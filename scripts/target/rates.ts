import type { Outcome, Tried } from './page/trial.ts';

export const outcomes = ['correct', 'wrong', 'unsure', 'missing'] as const satisfies readonly Outcome[];

/** How many of these, from 0 to 1. */
export function shareOf<Row>(rows: readonly Row[], is: (row: Row) => boolean): number {
  return rows.filter(is).length / rows.length;
}

/** How many of these, per cent, on average over applications: each counts the same, however many pairs it has. */
export function macro<Row>(rows: readonly Row[], appOf: (row: Row) => string, is: (row: Row) => boolean): number {
  const groups = [...Map.groupBy(rows, appOf).values()];
  return (100 * groups.reduce((sum, group) => sum + shareOf(group, is), 0)) / groups.length;
}

/** A table of what became of each group, per cent. */
export function outcomeTable(title: string, groups: Iterable<readonly [name: string, rows: readonly Tried[]]>): string {
  const lines = [...groups].toSorted().map(([name, rows]) => {
    const share = (is: (row: Tried) => boolean): string => (100 * shareOf(rows, is)).toFixed(1);
    const present = outcomes.map((outcome) => share((row) => row.present === outcome));
    return `| ${[name, rows.length, ...present, share((row) => row.removed === 'wrong')].join(' | ')} |`;
  });
  const head = `| ${title} | pairs | ${outcomes.join(' | ')} | wrong when removed |`;
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
}
