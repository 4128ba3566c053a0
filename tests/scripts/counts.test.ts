import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { add, failuresOf, nothing, oneOf, readPlaywright, readVitest, sentenceOf } from '../../scripts/counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(report: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

describe('the line at the end', () => {
  test('counts what passed and failed', () => {
    expect(sentenceOf(add(oneOf(true), oneOf(false)))).toBe('1 passed, 1 failed');
  });

  test('speaks of skipped ones only if there are any', () => {
    expect(sentenceOf({ ...nothing, passed: 2, skipped: 1 })).toBe('2 passed, 0 failed, 1 skipped');
  });
});

describe('a report of Vitest', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{}] }],
  };

  test('is read as it is', () => {
    expect(readVitest(written(report), 0)).toEqual({ passed: 3, failed: 0, skipped: 2, flaky: 0 });
  });

  test('counts a file that did not load as failed', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(readVitest(written({ ...report, testResults }), 1).failed).toBe(1);
  });

  test('of a runner that failed without a failed test is not believed', () => {
    expect(readVitest(written(report), 1).failed).toBe(1);
  });

  test('tells what failed and the first lines of why', () => {
    const bad = {
      status: 'failed',
      fullName: 'a gate stays shut',
      failureMessages: ['Error: it is open\n    at line 3'],
    };
    const unread = {
      name: join(process.cwd(), 'tests/b.test.ts'),
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    };
    const testResults = [
      { name: join(process.cwd(), 'tests/a.test.ts'), status: 'failed', assertionResults: [{ status: 'passed' }, bad] },
      unread,
    ];
    expect(failuresOf(written({ ...report, testResults }))).toEqual([
      'tests/a.test.ts: a gate stays shut\nError: it is open\n    at line 3',
      'tests/b.test.ts: no such module',
    ]);
    expect(failuresOf(written(report))).toEqual([]);
  });

  test('leaves out the way through libraries, and the end of long lines', () => {
    const way = [
      'Error: it is open',
      '    at see (file:///p/node_modules/x/y.js:1:2)',
      '    at /p/tests/a.test.ts:3:4',
    ];
    const failed = { status: 'failed', fullName: 'a gate', failureMessages: [`${'x'.repeat(999)}\n${way.join('\n')}`] };
    const testResults = [
      { name: join(process.cwd(), 'tests/a.test.ts'), status: 'failed', message: '', assertionResults: [failed] },
    ];
    const [told] = failuresOf(written({ ...report, testResults }));
    expect(told!.split('\n')).toEqual(['tests/a.test.ts: a gate', 'x'.repeat(240), way[0], way[2]]);
  });

  test('that was never written is a failure', () => {
    expect(readVitest(join(folder, 'nowhere.json'), 0)).toEqual(oneOf(false));
  });
});

describe('a report of Playwright', () => {
  test('tells what failed, where and why', () => {
    const results = [
      { error: { message: 'first try' } },
      {
        error: { message: '\u001B[31mError: no popup\u001B[39m' },
        errorLocation: { file: join(process.cwd(), 'tests/e2e/b.ts'), line: 7 },
      },
    ];
    const specs = [
      { title: 'it opens', file: 'a.spec.ts', line: 3, ok: false, tests: [{ results }] },
      { title: 'it shuts', file: 'a.spec.ts', line: 9, ok: true, tests: [{ results: [{}] }] },
      { title: 'it turns', file: 'a.spec.ts', line: 12, ok: true, tests: [{ results: [results[0]!, {}] }] },
    ];
    const report = { errors: [], suites: [{ suites: [{ specs }] }] };
    expect(failuresOf(written(report))).toEqual([
      'a.spec.ts:3: it opens\ntests/e2e/b.ts:7\nError: no popup',
      'Only at the second try: a.spec.ts:12: it turns\nfirst try',
    ]);
  });

  test('counts a test that passed at the second try as passed, and says so', () => {
    const stats = { expected: 4, unexpected: 1, skipped: 2, flaky: 1 };
    expect(readPlaywright(written({ errors: [], stats }), 1)).toEqual({ passed: 5, failed: 1, skipped: 2, flaky: 1 });
  });

  test('counts an error outside of any test', () => {
    const stats = { expected: 0, unexpected: 0, skipped: 0, flaky: 0 };
    expect(readPlaywright(written({ errors: [{}], stats }), 1).failed).toBe(1);
  });
});
