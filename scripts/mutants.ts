import { readFileSync } from 'node:fs';
import { say } from './commands.ts';
import { mutants, type Mutant } from './mutants/list.ts';
import { runProofs } from './mutants/run-proofs.ts';
import { makeScratch, planted } from './mutants/scratch.ts';

/**
 * `npm run test:mutants`: plants one mistake after the other into a copy, and shows which test sees it. One that no
 * test sees is a hole in the proofs, and fails. Words behind the command choose mutants whose name holds them.
 */
const words = process.argv.slice(2);
const chosen = mutants.filter(({ name }) => words.every((word) => name.includes(word)));
if (chosen.length === 0) throw new Error(`No mutant is called so: ${words.join(' ')}`);
// All of them first: one that fits nothing any more is told at once, not after half an hour.
for (const mutant of mutants) planted(readFileSync(mutant.file, 'utf8'), mutant);

using scratch = makeScratch();
const sound = await runProofs(scratch.folder);
if (sound.failed.length > 0 || sound.passed === 0)
  throw new Error(`Without a mistake the proofs must hold, but:\n${sound.failed.join('\n')}\n${sound.output}`);
say(`Without a mistake ${sound.passed} tests pass.\n`);

const survivors: Mutant[] = [];
for (const mutant of chosen) {
  const takeOut = scratch.plant(mutant);
  const { failed, passed, output } = await runProofs(scratch.folder);
  takeOut();
  // A copy that does not even start says nothing about the tests.
  if (failed.length === 0 && passed === 0) throw new Error(`"${mutant.name}" kept the tests from running:\n${output}`);
  if (failed.length === 0) survivors.push(mutant);
  say(`${failed.length > 0 ? 'killed  ' : 'SURVIVED'} ${mutant.name}  (${mutant.file})`);
  for (const name of failed.slice(0, 3)) say(`           by "${name}"`);
  if (failed.length > 3) say(`           and ${failed.length - 3} more`);
}
say(`\n${chosen.length - survivors.length} of ${chosen.length} mutants are killed.`);
if (survivors.length > 0) process.exitCode = 1;
