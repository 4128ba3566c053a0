import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.ts';
import { readReport, type VitestReport } from '../counts.ts';

export interface Outcome {
  passed: number;
  /** What each failed test is called. */
  failed: string[];
  output: string;
}

const proofs = ['tests/proof/stories', 'tests/proof/model'];

/** Run the proofs in a folder, without shrinking what is found: that it is found is enough here. */
export async function runProofs(folder: string): Promise<Outcome> {
  const file = join(folder, 'proofs.json');
  rmSync(file, { force: true });
  const args = ['run', '--project', 'integration', '--reporter=json', `--outputFile=${file}`, ...proofs];
  const env = { ...process.env, HANDRAIL_NO_SHRINK: '1' };
  const { output } = await runCommand('vitest', args, { cwd: folder, env });
  // Where it never came to a report, the caller tells what was said instead.
  const results = (readReport<VitestReport>(file)?.testResults ?? []).flatMap(
    ({ assertionResults }) => assertionResults,
  );
  return {
    passed: results.filter(({ status }) => status === 'passed').length,
    failed: results.filter(({ status }) => status === 'failed').map(({ title }) => title ?? ''),
    output: output.slice(-4_000),
  };
}
