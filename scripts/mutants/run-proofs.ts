import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';

export interface Outcome {
  passed: number;
  /** What each failed test is called. */
  failed: string[];
  output: string;
}

interface Report {
  testResults: { assertionResults: { status: string; title: string }[] }[];
}

const proofs = ['tests/proof/stories', 'tests/proof/model'];

/** Run the proofs in a folder, without shrinking what is found: that it is found is enough here. */
export async function runProofs(folder: string): Promise<Outcome> {
  const file = join(folder, 'proofs.json');
  rmSync(file, { force: true });
  const args = ['run', '--project', 'integration', '--reporter=json', `--outputFile=${file}`, ...proofs];
  const env = { ...process.env, HANDRAIL_NO_SHRINK: '1' };
  const { output } = await runCommand('vitest', args, { cwd: folder, env });
  const results = readReport(file).testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').map(({ title }) => title),
    output: output.slice(-4_000),
  };
}

function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    // It never came to a report; the caller says what was said instead.
    return { testResults: [] };
  }
}
