import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/editor.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { StepEditor } from '#components/library/StepEditor.tsx';
import { aStep } from '#tests/fixtures/a-guide.ts';

afterEach(() => render(null, document.body));

test('in a narrow window the fields of a step stay inside its card', async () => {
  await page.viewport(330, 640);
  const doings = { onChange: vi.fn(), onBlur: vi.fn(), onMove: vi.fn(), onDelete: vi.fn() };
  const parts = { picture: null, preview: null, flags: null };
  render(
    // As wide as its page leaves it.
    <div style={{ width: '270px' }}>
      <div class="card step">
        <StepEditor step={aStep()} number={1} count={2} {...parts} {...doings} />
      </div>
    </div>,
    document.body,
  );
  const card = document.querySelector('.card')!.getBoundingClientRect();
  for (const field of document.querySelectorAll('.input'))
    expect(field.getBoundingClientRect().right, field.localName).toBeLessThan(card.right);
});
