import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { editStep, moveStep } from '#components/library/edit-steps.ts';
import { StepEditor } from '#components/library/StepEditor.tsx';
import { StepList } from '#components/library/StepList.tsx';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { aGuide, aStep } from './fixtures.ts';

function Editor({ start }: { start: Guide }) {
  const [guide, setGuide] = useState(start);
  const steps = stepsInOrder(guide);
  return (
    <StepList steps={steps} onMove={(id, position) => setGuide((now) => moveStep(now, id, position))}>
      {(step, index, move) => (
        <StepEditor
          step={step}
          number={index + 1}
          strength={null}
          steps={steps}
          picture={null}
          preview={null}
          flags={null}
          keepPicture={async () => null}
          onEdit={(edit) => setGuide((now) => editStep(now, step.id, edit))}
          onBlur={() => {}}
          onMove={move}
          menu={null}
          onDelete={() => {}}
        />
      )}
    </StepList>
  );
}

function show(): void {
  const place = document.body.appendChild(document.createElement('main'));
  render(<Editor start={aGuide(['a', 'b', 'c'].map((letter) => aStep(letter)))} />, place);
}

afterEach(() => {
  for (const place of document.querySelectorAll('main')) {
    render(null, place);
    place.remove();
  }
});

const titles = () =>
  [...document.querySelectorAll<HTMLInputElement>('[placeholder="Click **Save**"]')].map((input) => input.value);
const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
const focused = () => document.activeElement;

test('Alt and arrows move a step, and the caret stays in it', async () => {
  show();
  const second = document.querySelectorAll<HTMLInputElement>('[placeholder="Click **Save**"]')[1]!;
  second.focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await drawn();
  expect(titles()).toEqual(['b', 'a', 'c']);
  expect(focused()).toBe(second);
  await userEvent.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}');
  await drawn();
  expect(titles()).toEqual(['a', 'c', 'b']);
  expect(focused()).toBe(second);
});

test('a step that has come to an end keeps the focus on its other button', async () => {
  show();
  document.querySelector<HTMLElement>('[aria-label="Move step 2 up"]')!.focus();
  await userEvent.keyboard('{Enter}');
  await drawn();
  expect(titles()).toEqual(['b', 'a', 'c']);
  expect(focused()?.getAttribute('aria-label')).toBe('Move step 1 down');
});

test('where a step went is said', async () => {
  show();
  document.querySelector<HTMLElement>('[aria-label="Move step 1 down"]')!.click();
  await drawn();
  expect(document.querySelector('[role=status]')?.textContent).toBe('Step moved to place 2 of 3.');
});

test('typing goes where the caret is', async () => {
  show();
  const first = document.querySelector<HTMLInputElement>('[placeholder="Click **Save**"]')!;
  first.focus();
  first.setSelectionRange(0, 0);
  await userEvent.keyboard('xyz');
  expect(first.value).toBe('xyza');
});
