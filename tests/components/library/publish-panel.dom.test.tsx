import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { PublishPanel } from '#components/library/PublishPanel.tsx';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const doings = {
  isBusy: false,
  notPublished: null as string | null,
  isAsked: false,
  isForOthers: false,
  onAsk: vi.fn(),
  lackingIn: (): string | null => null,
  onPublish: vi.fn(),
  onWithdraw: vi.fn(),
  onMove: vi.fn(),
};
const shown = (mayPublish: boolean, { revision = 0, isUnsent = false, isForOthers = false } = {}) => {
  const guide = aGuide({ revision, isArchived: false, hasChanges: false, steps: stepsById(aStep()) });
  const props = {
    guide,
    mayPublish,
    isUnsent,
    shared: null,
    library: null,
    libraries: [],
    others: [],
    ...doings,
    isForOthers,
  };
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

test('what an older extension published for everybody is not said to be seen as it is, and can be published again', async () => {
  expect(shown(true, { revision: 1, isForOthers: true })).toContain('for others than are named here');
  await page.getByRole('button', { name: 'Publish again' }).click();
  expect(doings.onPublish).toHaveBeenLastCalledWith(null);
});

test('a draft goes into the library that is chosen, the one used last at first; where there is one, nobody is asked', async () => {
  const guide = aGuide({ revision: 0, isArchived: false, steps: stepsById(aStep()) });
  const libraries = [
    { id: 'sales', name: 'Sales' },
    { id: 'main', name: 'Main library' },
  ];
  const show = (some: typeof libraries) => {
    const props = {
      guide,
      mayPublish: true,
      isUnsent: false,
      shared: null,
      library: null,
      libraries: some,
      others: [],
      ...doings,
    };
    render(<PublishPanel workspace="Acme" {...props} />, document.body);
  };
  show(libraries);
  expect(document.body.textContent).toContain('Everyone who reads “Sales” will see it');
  await page.getByRole('button', { name: 'Publish' }).click();
  expect(doings.onPublish).toHaveBeenLastCalledWith('sales');
  await page.getByLabelText('Library').selectOptions('Main library');
  await page.getByRole('button', { name: 'Publish' }).click();
  expect(doings.onPublish).toHaveBeenLastCalledWith('main');
  show(libraries.slice(0, 1));
  expect(page.getByLabelText('Library').elements()).toEqual([]);
  expect(document.body.textContent).toContain('Everyone in Acme will see it');
  await page.getByRole('button', { name: 'Publish' }).click();
  expect(doings.onPublish).toHaveBeenLastCalledWith(null);
});

test('what is shared moves to another library, once it is clear who gets it and who loses it', async () => {
  const guide = aGuide({ revision: 1, isArchived: false, hasChanges: false, steps: stepsById(aStep()) });
  const [sales, main, support] = [
    { id: 'sales', name: 'Sales' },
    { id: 'main', name: 'Main library' },
    { id: 'support', name: 'Support' },
  ];
  const show = (others: (typeof main)[]) => {
    const props = {
      guide,
      mayPublish: true,
      isUnsent: false,
      shared: sales,
      library: 'sales',
      libraries: [],
      others,
      ...doings,
    };
    render(<PublishPanel workspace="Acme" {...props} />, document.body);
  };
  show([main, support]);
  await page.getByText('Move to another library').click();
  await expect.element(page.getByText(/Readers of “Main library” get it, those of “Sales” lose it/)).toBeVisible();
  await page.getByLabelText('New library').selectOptions('Support');
  await page.getByRole('button', { name: 'Move to Support' }).click();
  expect(doings.onMove).toHaveBeenCalledExactlyOnceWith(support);
  show([]);
  expect(page.getByText('Move to another library').elements()).toEqual([]);
});

test('what colleagues have not approved yet cannot be published, and the panel says why', async () => {
  const guide = aGuide({ revision: 0, isArchived: false, steps: stepsById(aStep()) });
  const lackingIn = (library: string) => (library === 'sales' ? 'A colleague has to approve it.' : null);
  const show = (library: string, more = {}) => {
    const props = {
      guide,
      mayPublish: true,
      isUnsent: false,
      shared: null,
      library,
      libraries: [],
      others: [],
      ...doings,
      lackingIn,
      ...more,
    };
    render(<PublishPanel workspace="Acme" {...props} />, document.body);
  };
  show('sales');
  expect(document.body.textContent).toContain('A colleague has to approve it.');
  expect(document.body.textContent).toContain('Authors see it so far');
  expect(page.getByRole('button', { name: 'Publish' }).element()).toHaveProperty('disabled', true);
  await page.getByRole('button', { name: 'Ask for a review…' }).click();
  expect(doings.onAsk).toHaveBeenCalledOnce();
  show('sales', { isAsked: true });
  expect(document.body.textContent).toContain('It waits for review. A colleague has to approve it.');
  expect(page.getByRole('button', { name: 'Ask once more' }).elements()).toHaveLength(1);
  show('sales', { notPublished: 'A colleague has to approve it.' });
  expect(document.body.textContent).toContain('Not published: it waits for review. A colleague has to approve it.');
  show('main', { notPublished: 'Your role does not allow it.' });
  expect(document.body.textContent).toContain('The store did not publish it: Your role does not allow it.');
  show('main');
  expect(page.getByRole('button', { name: 'Publish' }).element()).toHaveProperty('disabled', false);
});

test('who will see it is said with their teams and days', () => {
  const audience = { forTeams: { sales: 'Sales' }, shownFrom: '2099-12-01' };
  const props = {
    mayPublish: true,
    isUnsent: false,
    shared: null,
    library: null,
    libraries: [],
    others: [],
    ...doings,
  };
  render(<PublishPanel workspace="Acme" guide={aGuide(audience)} {...props} />, document.body);
  expect(document.body.textContent).toContain(
    'Everyone in Sales will see it from 1 December 2099 on pages that match:',
  );
});
