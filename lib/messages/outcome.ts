import type { ProblemCode } from '#lib/model/problem.ts';

/** Errors do not survive the way between contexts, so answers carry them as values. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: ProblemCode; message: string };
