import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Of the passed ones: not at the first try. */
  readonly flaky: number;
}

export const nothing: Counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

export function oneOf(isGood: boolean): Counts {
  return { ...nothing, passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 };
}

export function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    flaky: one.flaky + other.flaky,
  };
}

/** `12 passed, 0 failed`, and the skipped ones if there are any: the line that whoever reads a log looks for. */
export function sentenceOf({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name?: string; status: string; message?: string; assertionResults: VitestTest[] }[];
}

interface VitestTest {
  title?: string;
  fullName?: string;
  status?: string;
  failureMessages?: string[];
}

/** A runner that failed without a failed test (a file that does not load, an error nobody caught) counts as one. */
export function readVitest(file: string, code: number): Counts {
  const report = readReport<VitestReport>(file);
  if (!report) return oneOf(false);
  const notLoaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return orFailed(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: 0,
  });
}

/** What failed and why, if only at a first try, a few lines each, for whoever sees only the end of a long log. */
export function failuresOf(file: string): string[] {
  const report = readReport<Partial<VitestReport> & PlaywrightSuite>(file);
  if (report?.suites) return failedSpecs(report);
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0 && status !== 'failed') return [];
    const where = name && relative(process.cwd(), name);
    if (failed.length === 0) return [`${where}: ${firstLines(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${where}: ${fullName}\n${firstLines(failureMessages?.[0])}`);
  });
}

const linesMost = 8;
const lineMost = 240;

/** What was wrong, and where it was called from in the project: the way through libraries says nothing. */
function firstLines(text = ''): string {
  const lines = text.split('\n').filter((line) => !/^\s*at .*(\/node_modules\/|\/deps\/|node:)/.test(line));
  return lines
    .slice(0, linesMost)
    .map((line) => line.slice(0, lineMost))
    .join('\n');
}

interface PlaywrightReport {
  errors: unknown[];
  suites?: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; skipped: number; flaky: number };
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { results: { error?: { message?: string }; errorLocation?: { file: string; line: number } }[] }[];
  }[];
}

function failedSpecs({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  return [
    ...specs.flatMap(({ title, file, line, ok, tests }) => {
      const told = tests.flatMap(({ results }) => results).findLast((one) => one.error);
      if (ok && !told) return [];
      const { error, errorLocation: at } = told ?? {};
      const where = at ? `${relative(process.cwd(), at.file)}:${at.line}\n` : '';
      return `${ok ? 'Only at the second try: ' : ''}${file}:${line}: ${title}\n${where}${firstLines(stripVTControlCharacters(error?.message ?? ''))}`;
    }),
    ...suites.flatMap(failedSpecs),
  ];
}

export function readPlaywright(file: string, code: number): Counts {
  const report = readReport<PlaywrightReport>(file);
  if (!report) return oneOf(false);
  const { expected, unexpected, skipped, flaky } = report.stats;
  return orFailed(code, { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, flaky });
}

function orFailed(code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function readReport<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
}
