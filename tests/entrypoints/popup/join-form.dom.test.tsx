import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { JoinForm } from '../../../entrypoints/popup/JoinForm.tsx';

const onJoin = vi.fn(async () => undefined);
const onSignIn = vi.fn(async () => undefined);
const findSignIn = vi.fn(async (address: string) => (address.includes('acme') ? { name: 'Acme' } : null));

function show(storeUrl: string | null = null): void {
  const props = { name: '', problem: null, onJoin, onSignIn, storeUrl, findSignIn, onCancel: null };
  render(<JoinForm {...props} />, document.body);
}
const address = page.getByLabelText(/^Invite link/);
const signIn = page.getByRole('button', { name: /^Sign in with/ });

/** Until it takes what was typed for all of it. */
const longerThanItWaits = () => new Promise((resolve) => setTimeout(resolve, 600));

beforeEach(() => vi.clearAllMocks());
afterEach(() => render(null, document.body));

test('the address of a store that has a sign-in service offers it, by its name', async () => {
  show();
  expect(signIn.elements()).toEqual([]);
  await address.fill('https://handrail.acme.com');
  await page.getByRole('button', { name: 'Sign in with Acme' }).click();
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith('https://handrail.acme.com');
  expect(onJoin).not.toHaveBeenCalled();
});

test('a store without one offers nothing, and half an address asks nobody', async () => {
  show();
  await address.fill('https://');
  await longerThanItWaits();
  await address.fill('https://other.example.com');
  await vi.waitFor(() => expect(findSignIn.mock.calls).toEqual([['https://other.example.com']]));
  expect(signIn.elements()).toEqual([]);
});

test('an invite link joins, and offers no sign-in', async () => {
  show();
  await address.fill('https://handrail.acme.com/join#0123456789abcdef');
  await page.getByLabelText('Your name').fill('Ann');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  expect(onJoin).toHaveBeenCalledExactlyOnceWith('https://handrail.acme.com/join#0123456789abcdef', 'Ann');
  await longerThanItWaits();
  expect(findSignIn).not.toHaveBeenCalled();
});

test('whoever was signed out signs in again at the store they know, without typing its address', async () => {
  show('https://handrail.acme.com');
  await page.getByRole('button', { name: 'Sign in with Acme' }).click();
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith('https://handrail.acme.com');
});
