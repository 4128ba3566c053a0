import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { PublishPanel } from '#components/library/PublishPanel.tsx';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const doings = { isBusy: false, onPublish: vi.fn(), onWithdraw: vi.fn() };
const shown = (mayPublish: boolean, { revision = 0, isUnsent = false } = {}) => {
  const guide = aGuide({ revision, isArchived: false, hasChanges: false, steps: stepsById(aStep()) });
  const props = { guide, mayPublish, isUnsent, ...doings };
  render(<PublishPanel workspace="Acme" {...props} />, document.body);
  return document.body.textContent;
};

afterEach(() => render(null, document.body));

test('a draft is on its author’s devices only, and the panel says so', () => {
  expect(shown(true)).toContain('Only you see it so far.');
});

test('a reader, whose drafts nobody else can see, is told who can let them publish', () => {
  expect(shown(false)).toContain('Ask a steward of Acme to make you one.');
});

test('what was published without the store is not said to be seen by anybody', () => {
  expect(shown(true, { revision: 1 })).toContain('Your colleagues see exactly this.');
  expect(shown(true, { revision: 1, isUnsent: true })).toContain('once the store has it');
});
