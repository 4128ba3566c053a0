import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FlagCard } from '#components/library/FlagCard.tsx';
import type { Flag } from '#lib/model/flag.ts';
import { aFlag } from '#tests/fixtures/a-flag.ts';
import { aTrace } from '#tests/fixtures/a-trace.ts';

afterEach(() => render(null, document.body));
const show = (flag: Flag) =>
  render(
    <FlagCard flag={flag} raisedBy="Rob" resolvedBy={null} place={null} mayResolve onResolve={vi.fn()} />,
    document.body,
  );

test('an author finds in a report how the element was looked for, folded away until asked for', async () => {
  show(aFlag({ trace: aTrace() }));
  const words = document.querySelector<HTMLElement>('details > p:last-child')!;
  expect(words.checkVisibility()).toBe(false);
  await userEvent.click(page.getByText('How the element was looked for'));
  expect(words.checkVisibility()).toBe(true);
  expect(words.textContent).toBe('Against it: other name.');
  expect(document.querySelector('details')?.textContent).toContain('12 elements looked at, the likeliest 31 % sure');
});

test('a report from before there were traces has nothing to unfold', () => {
  show(aFlag());
  expect(document.querySelector('details')).toBeNull();
});
