import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceIn, type Trial } from '../../../scripts/target/evidence.ts';

test('what was collected into a file is learnt from again, without a browser', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'evidence-')), 'kept.ndjson');
  const row = {
    seen: { tag: 'a', role: 'link' },
    evidence: { near: 1 },
    around: { lost: 1 },
    isRight: true,
    samePlace: [0],
  };
  const trials = ['first', 'second'].map((k) => ({
    pair: { app: 'one', k },
    target: row.seen,
    present: [row],
    removed: [],
  }));
  writeFileSync(file, trials.map((trial) => `${JSON.stringify(trial)}\n`).join(''));
  expect(await evidenceIn(file, [])).toEqual(trials as unknown as Trial[]);
});
