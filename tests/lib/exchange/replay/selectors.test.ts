import { expect, test } from 'vitest';
import { selectorsOf, targetFrom } from '#lib/exchange/replay/selectors.ts';
import { Target } from '#lib/model/target.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

test('a target is named in every way that a recording knows', () => {
  const target = aTarget({ name: 'Save', hooks: { id: 'save', 'data-testid': 'save-"all"' } });
  expect(selectorsOf(target)).toEqual([
    ['aria/Save[role="button"]'],
    ['[data-testid="save-\\"all\\""]'],
    ['pierce/[data-testid="save-\\"all\\""]'],
    ['text/Save'],
  ]);
});

test('in a shadow tree only what looks into it helps, in a frame nothing', () => {
  const inShadow = selectorsOf(aTarget({ hooks: { name: 'q' }, tag: 'input', role: 'textbox', shadow: ['x-search'] }));
  expect(inShadow).toEqual([['aria/Save[role="textbox"]'], ['pierce/input[name="q"]']]);
  expect(selectorsOf(aTarget({ shadow: ['iframe name=main'] }))).toEqual([]);
});

test('what was named comes back', () => {
  const target = aTarget({ name: 'Save', hooks: { 'data-testid': 'save' } });
  expect(targetFrom(selectorsOf(target))).toMatchObject({
    tag: 'button',
    role: 'button',
    name: 'Save',
    hooks: target.hooks,
  });
});

test.each([
  [['aria/Name'], { role: 'button', name: 'Name' }],
  [['text/Log in', 'main > a.nav-link'], { tag: 'a', role: 'link', text: 'Log in', classes: ['nav-link'] }],
  [[['x-app', '#search']], { hooks: { id: 'search' } }],
  [['xpath///*[@id="go"]'], { hooks: { id: 'go' } }],
  [["form > input[name='q']"], { tag: 'input', hooks: { name: 'q' } }],
])('%j names an element', (selectors, target) => {
  const found = targetFrom(selectors);
  expect(Target.safeParse(found).success).toBe(true);
  expect(found).toMatchObject(target);
});

test('numbers and addresses of somebody are no name', () => {
  expect(targetFrom(['aria/ann@example.com', '#row-48151623', 'text/Order 4711-0815'])).toBeNull();
});
