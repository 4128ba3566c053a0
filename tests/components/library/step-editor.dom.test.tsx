import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { StepEditor } from '#components/library/StepEditor.tsx';
import type { Step } from '#lib/model/guide.ts';
import type { Strength } from '#lib/model/strength.ts';
import { aStep } from '#tests/fixtures/a-guide.ts';

afterEach(() => render(null, document.body));

const first = aStep();
const weak = { grade: 'weak', reason: 'equals' } as const;
const doings = { onEdit: vi.fn(), onBlur: vi.fn(), onMove: vi.fn(), onDelete: vi.fn() };
const parts = { picture: null, preview: null, flags: null, menu: null, keepPicture: async () => 'a'.repeat(64) };

test('a step says in words how likely its element is found again; one without an element says nothing', () => {
  const editor = (strength: Strength | null) => (
    <StepEditor step={first} number={1} steps={[first, aStep()]} strength={strength} {...parts} {...doings} />
  );
  render(editor(weak), document.body);
  expect(document.querySelector('.strength')?.textContent).toMatch(
    /^Its element: ?Weak.*only order tells them apart\.$/,
  );
  render(editor({ grade: 'strong', reason: null }), document.body);
  expect(document.querySelector('.strength')?.textContent).toContain('Easy to find again.');
  render(editor(null), document.body);
  expect(document.querySelector('.strength')).toBeNull();
});

test('in a narrow window the fields of a step stay inside its card', async () => {
  await page.viewport(330, 640);
  render(
    // As wide as its page leaves it.
    <div style={{ width: '270px' }}>
      <div class="card step">
        <StepEditor step={first} number={1} steps={[first, aStep()]} strength={weak} {...parts} {...doings} />
      </div>
    </div>,
    document.body,
  );
  const card = document.querySelector('.card')!.getBoundingClientRect();
  for (const field of document.querySelectorAll('.input'))
    expect(field.getBoundingClientRect().right, field.localName).toBeLessThan(card.right);
});

test('words without a space stay inside the preview', async () => {
  await page.viewport(1000, 700);
  const preview = <p>{'https://crm.example/'.padEnd(300, 'x')}</p>;
  render(
    <div style={{ width: '700px' }}>
      <div class="card step">
        <StepEditor
          step={first}
          number={1}
          steps={[first, aStep()]}
          strength={null}
          {...parts}
          preview={preview}
          {...doings}
        />
      </div>
    </div>,
    document.body,
  );
  const card = document.querySelector('.card')!.getBoundingClientRect();
  expect(document.querySelector('.preview')!.getBoundingClientRect().right).toBeLessThan(card.right);
  expect(document.querySelector('.preview')!.scrollWidth).toBe(document.querySelector('.preview')!.clientWidth);
});

test('a picture from a file comes into what there is more to say', async () => {
  const onEdit = vi.fn<(edit: (step: Step) => Step) => void>();
  render(
    <StepEditor step={first} number={1} steps={[first]} strength={null} {...parts} {...doings} onEdit={onEdit} />,
    document.body,
  );
  await userEvent.upload(
    page.elementLocator(document.querySelector('[type=file]')!),
    new File(['pixels'], 'desk.png', { type: 'image/png' }),
  );
  await vi.waitFor(() => expect(onEdit).toHaveBeenCalled());
  expect(onEdit.mock.lastCall![0](first).text).toBe(`![what it shows](picture:${'a'.repeat(64)})`);
});
