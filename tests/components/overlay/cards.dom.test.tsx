import { render, type ComponentChild } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { reasonWords } from '#components/library/words.ts';
import { AwayCard } from '#components/overlay/AwayCard.tsx';
import { BarredCard } from '#components/overlay/BarredCard.tsx';
import { FlagForm, FlagThanks } from '#components/overlay/FlagForm.tsx';
import { MissingCard } from '#components/overlay/MissingCard.tsx';
import { Reports } from '#components/overlay/Reports.tsx';
import { TraceDetails } from '#components/overlay/TraceDetails.tsx';
import { StepCard } from '#components/overlay/StepCard.tsx';
import { aTrace } from '#tests/fixtures/a-trace.ts';
import { aGuide, aStep } from '../../lib/player/a-guide.ts';

const show = (view: ComponentChild) => render(view, document.body);
const button = (name: string) => page.getByRole('button', { name });
const ways = () => ({ onBack: vi.fn(), onSkip: vi.fn(), onNext: vi.fn(), onShow: vi.fn(), onFlag: vi.fn() });

afterEach(() => render(null, document.body));

test('a step that is heard has no Next, the first one no Back', () => {
  show(<StepCard step={aStep()} notes={null} hasBack={false} hasNext={false} {...ways()} />);
  expect(button('Next').elements()).toHaveLength(0);
  expect(button('Back').elements()).toHaveLength(0);
  expect(button('Skip').elements()).toHaveLength(1);
});

test('where there is nothing to do, there is Next and no Skip, which would do the same', async () => {
  const clicks = ways();
  const step = aStep({ advanceOn: 'next' });
  show(<StepCard step={step} notes={null} hasBack hasNext {...clicks} />);
  await userEvent.click(button('Next'));
  expect(clicks.onNext).toHaveBeenCalledTimes(1);
  expect(button('Skip').elements()).toHaveLength(0);
});

test('what an author wrote is shown as text, links open in a page of their own', () => {
  const title = [{ kind: 'text' as const, text: '<img src=x onerror=alert(1)>' }];
  const link = {
    kind: 'link' as const,
    href: 'https://example.com/',
    children: [{ kind: 'text' as const, text: 'rules' }],
  };
  const step = aStep({ title, text: [{ kind: 'paragraph', children: [link] }] });
  show(<StepCard step={step} notes={null} hasBack={false} hasNext={false} {...ways()} />);
  expect(document.body.querySelector('img')).toBeNull();
  expect(document.body.textContent).toContain('<img src=x');
  expect(document.body.querySelector('a')).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
});

test('a step that is kept from us says by which site, what to do about it, and how to go on without', async () => {
  const [onRetry, clicks] = [vi.fn(), ways()];
  show(<BarredCard step={aStep()} site="https://pay.example.com" hasBack onRetry={onRetry} {...clicks} />);
  await expect.element(page.getByText(/another site, https:\/\/pay\.example\.com\..*enable that site/)).toBeVisible();
  await userEvent.click(button('Skip'));
  await userEvent.click(button('Try again'));
  expect([clicks.onSkip, onRetry].map((one) => one.mock.calls.length)).toEqual([1, 1]);
  expect(button('Report it').elements()).toHaveLength(0);
  show(<BarredCard step={aStep()} site={null} hasBack={false} onRetry={onRetry} {...clicks} />);
  await expect.element(page.getByText(/Do it by yourself/)).toBeVisible();
});

test('a missing element is never a dead end', async () => {
  const onRetry = vi.fn();
  const of = { sha256: 'a'.repeat(64), width: 100, height: 50, frame: { x: 10, y: 10, width: 20, height: 10 } };
  const picture = { source: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', of };
  show(<MissingCard step={aStep()} picture={picture} hasBack onRetry={onRetry} {...ways()} />);
  await userEvent.click(button('Try again'));
  expect(onRetry).toHaveBeenCalledTimes(1);
  for (const name of ['Back', 'Skip', 'Report it']) expect(button(name).elements()).toHaveLength(1);
  expect(document.body.querySelector<HTMLElement>('.picture > i')!.style.left).toBe('10%');
});

test('what stands in a list may only be out of sight', async () => {
  const target = { tag: 'button', role: 'button', name: 'Edit', row: { kind: 'tr', index: 40 } };
  show(<MissingCard step={aStep({ target })} picture={null} hasBack onRetry={vi.fn()} {...ways()} />);
  await expect.element(page.getByText(/further down in its list: scroll there/)).toBeVisible();
});

test('a branch that was not seen leads on where its reader sees it', async () => {
  const onGo = vi.fn();
  const step = aStep({ kind: 'branch', goTo: 3 });
  show(<MissingCard step={step} picture={null} hasBack onRetry={vi.fn()} branch={{ number: 4, onGo }} {...ways()} />);
  await expect.element(page.getByText('Not seen here. If you see it, go to step 4.')).toBeVisible();
  await userEvent.click(button('Go to step 4'));
  expect(onGo).toHaveBeenCalledOnce();
});

test('a step of another page takes the reader there where its address is known', () => {
  const onHere = vi.fn();
  show(<AwayCard step={aStep()} address="https://crm.example.com/deals" hasBack onHere={onHere} {...ways()} />);
  expect(document.body.querySelector('a')!.href).toBe('https://crm.example.com/deals');
  show(<AwayCard step={aStep()} address={null} hasBack onHere={onHere} {...ways()} />);
  expect(document.body.querySelector('a')).toBeNull();
});

test('a report is two clicks, and needs a reason', async () => {
  const onSend = vi.fn();
  const written = { draft: { reason: null, note: '' }, onDraft: vi.fn() };
  show(<FlagForm isSending={false} problem="" hasTrace={false} {...written} onSend={onSend} onCancel={vi.fn()} />);
  const offered = [...document.querySelectorAll('.chip')].map((chip) => chip.textContent);
  expect(offered, 'readers and authors call it the same').toEqual(Object.values(reasonWords));
  await userEvent.click(button('Send'));
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.click(page.getByText('Renamed'));
  await userEvent.fill(page.getByRole('textbox'), ' now Leads ');
  await userEvent.click(button('Send'));
  expect(onSend).toHaveBeenCalledWith('renamed', 'now Leads');
});

test('a report says what goes along with it, and says nothing where nothing does', () => {
  const written = { draft: { reason: null, note: '' }, onDraft: vi.fn(), onSend: vi.fn(), onCancel: vi.fn() };
  const form = (hasTrace: boolean) => <FlagForm isSending={false} problem="" hasTrace={hasTrace} {...written} />;
  show(form(true));
  expect(document.body.textContent).toContain('nothing of the page');
  show(form(false));
  expect(document.body.textContent).not.toContain('Sends how');
});

test('who builds Handrail sees the trace of a find folded away; there is none where nothing is looked for', async () => {
  show(<TraceDetails trace={aTrace()} />);
  const line = page.getByText('against: renamed -2.64').element() as HTMLElement;
  expect(line.checkVisibility()).toBe(false);
  await userEvent.click(page.getByText('How it is looked for'));
  expect(line.checkVisibility()).toBe(true);
  show(<TraceDetails trace={undefined} />);
  expect(document.querySelector('details')).toBeNull();
});

test('after sending there is a way back for a while', async () => {
  const onUndo = vi.fn();
  show(<FlagThanks isSent mayUndo onUndo={onUndo} onClose={vi.fn()} />);
  await userEvent.click(button('Undo'));
  expect(onUndo).toHaveBeenCalledTimes(1);
  show(<FlagThanks isSent mayUndo={false} onUndo={onUndo} onClose={vi.fn()} />);
  expect(button('Undo').elements()).toHaveLength(0);
});

test('thanks for a report say whether its author can see it already', () => {
  const thank = (isSent: boolean) =>
    show(<FlagThanks isSent={isSent} mayUndo={false} onUndo={vi.fn()} onClose={vi.fn()} />);
  thank(true);
  expect(page.getByRole('status').element().textContent).toBe('Thank you. The author sees it.');
  thank(false);
  expect(page.getByRole('status').element().textContent).toContain('as soon as the store can be reached');
});

test('readers see what became of their reports, and that others have reported it', () => {
  const ownFlags = [
    { stepId: 's', status: 'fixed' as const, answer: 'Now called Leads.' },
    { stepId: 'another', status: 'declined' as const, answer: '' },
    { stepId: null, status: 'open' as const, answer: '' },
  ];
  show(<Reports guide={aGuide([], { ownFlags, openFlags: 3 })} stepId="s" />);
  expect(document.body.textContent).toContain('Fixed, thanks to you. “Now called Leads.”');
  expect(document.body.textContent).toContain('not answered yet');
  expect(document.body.textContent).not.toContain('left it');
  expect(document.body.textContent).toContain('3 colleagues');
});
