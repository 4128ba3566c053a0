import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AskForReview, type WhomProps } from '#components/library/AskForReview.tsx';
import { GiveReview } from '#components/library/GiveReview.tsx';
import { ReviewPanel, type Said } from '#components/library/ReviewPanel.tsx';
import { aReview } from '#tests/fixtures/a-review.ts';

afterEach(() => render(null, document.body));
const button = (name: string | RegExp) => page.getByRole('button', { name });
const said = (overrides: Partial<Said> = {}): Said => ({
  review: aReview(),
  name: 'Bea',
  isOwn: false,
  isCurrent: true,
  asked: null,
  ...overrides,
});

const Whom = ({ library, chosen, onChoose }: WhomProps) => (
  <button type="button" onClick={() => onChoose('bea')}>
    {chosen || 'Nobody'} of {library}
  </button>
);

test('it says how many approvals are there, and that one of an earlier state does not count', async () => {
  const onWithdraw = vi.fn();
  const show = (one: Said, approved: number) =>
    render(
      <ReviewPanel said={[one]} needed={1} approved={approved} onWithdraw={onWithdraw} onMakePrivate={null}>
        {null}
      </ReviewPanel>,
      document.body,
    );
  show(said(), 1);
  expect(document.body.textContent).toContain('That is done.');
  expect(document.body.textContent).not.toContain('it does not count');
  show(said({ isCurrent: false }), 0);
  expect(document.body.textContent).toContain('0 of 1 did.');
  expect(document.body.textContent).toContain('it does not count');
  expect(button('Take back').elements()).toEqual([]);
  show(said({ isOwn: true }), 0);
  await userEvent.click(button('Take back'));
  expect(onWithdraw).toHaveBeenCalledOnce();
});

test('a review is an approval, or words of what should change; nobody approves what is being typed', async () => {
  const onGive = vi.fn();
  const show = (isReady: boolean) => render(<GiveReview isAsked isReady={isReady} onGive={onGive} />, document.body);
  show(false);
  await userEvent.fill(page.getByLabelText('What you think of it'), 'Step 2 is old.');
  for (const one of button(/Approve|changes/).elements()) expect(one).toHaveProperty('disabled', true);
  show(true);
  await userEvent.click(button('Ask for changes'));
  expect(onGive).toHaveBeenLastCalledWith('changes', 'Step 2 is old.');
  expect(button('Ask for changes').element()).toHaveProperty('disabled', true);
  await userEvent.click(button('Approve'));
  expect(onGive).toHaveBeenLastCalledWith('approved', '');
});

test('a draft is asked about in a library that is chosen, of somebody or of anybody; what is shared stays where it is', async () => {
  const onAsk = vi.fn();
  const libraries = [
    { id: 'sales', name: 'Sales' },
    { id: 'main', name: 'Main library' },
  ];
  const show = (isPrivate: boolean, reason: string | null) => {
    const props = { isPrivate, libraries, library: 'support', Whom, reason, isBusy: false, onAsk };
    render(<AskForReview {...props} />, document.body);
    document.querySelector('details')!.open = true;
  };
  show(true, 'Give it a title.');
  expect(button('Ask for a review').element()).toHaveProperty('disabled', true);
  expect(document.body.textContent).toContain('Give it a title.');
  show(true, null);
  expect(document.body.textContent).toContain('whoever writes for “Sales” can read and edit it');
  await userEvent.click(button('Nobody of sales'));
  await userEvent.selectOptions(page.getByLabelText('Library'), 'Main library');
  await userEvent.click(button('Nobody of main'));
  await userEvent.fill(page.getByLabelText('What to look at (optional)'), ' Step 2? ');
  await userEvent.click(button('Ask for a review'));
  expect(onAsk).toHaveBeenLastCalledWith({ library: 'main', asked: 'bea', words: 'Step 2?' });
  show(false, null);
  expect(page.getByLabelText('Library').elements()).toEqual([]);
  await userEvent.click(button('bea of support'));
  await userEvent.click(button('Ask for a review'));
  expect(onAsk).toHaveBeenLastCalledWith({ library: null, asked: 'bea', words: '' });
});
