import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Header } from '../../../entrypoints/popup/Header.tsx';

afterEach(() => render(null, document.body));

test('who is signed out is offered to join again, and not to try again in vain; other errors the other way round', () => {
  const offers = (problem: string) => {
    const sync = { state: 'error' as const, problem, message: 'It did not work.' };
    render(<Header workspace="Acme" sync={sync} unsent={0} onRetry={vi.fn()} onRejoin={vi.fn()} />, document.body);
    const buttons = page.getByRole('button').elements();
    return buttons.map((button) => button.textContent);
  };
  expect(offers('signed-out')).toEqual(['Join again']);
  expect(offers('unexpected')).toEqual(['Try again']);
});
