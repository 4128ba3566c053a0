import { expect, test } from 'vitest';
import { leaveQuestion } from '../../../entrypoints/popup/leave-question.ts';

const ask = (onlyHere: number, ...steps: number[]) =>
  leaveQuestion({ workspace: 'Acme', onlyHere, recordings: steps.map((stepCount) => ({ stepCount })) });

test.each([
  ['nothing is lost', ask(0), 'Leave Acme? Its guides go from this browser.'],
  [
    'work was not sent yet',
    ask(1),
    'Leave Acme? Its guides go from this browser. 1 piece of work that nobody else has will be lost.',
  ],
  [
    'somebody records',
    ask(1, 4),
    'Leave Acme? Its guides go from this browser. Your recording of 4 steps will end and be lost. To keep it, stay and finish it as a draft.',
  ],
  [
    'somebody records, and work was not sent yet',
    ask(3, 1),
    'Leave Acme? Its guides go from this browser. Your recording of 1 step will end and be lost. To keep it, stay and finish it as a draft. 2 other pieces of work that nobody else has will be lost.',
  ],
])('where %s, the question says so', (_, question, expected) => expect(question).toBe(expected));
