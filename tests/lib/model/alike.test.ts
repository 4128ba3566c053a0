import { expect, test } from 'vitest';
import { alikeOf, type Told } from '#lib/model/alike.ts';

const told = (title: string, steps: string[] = [], origin = 'https://crm.example.com'): Told => ({
  title,
  pages: [`${origin}/leads/*`],
  steps,
});
const steps = ['Click **Deals**', 'Click **New**', 'Fill in **Name**', 'Click **Save**'];

test('much the same steps are alike, whatever they are called and wherever on the page they are', () => {
  const theirs = [
    'Click **Deals**',
    'In **Deals**, click **New**',
    'Fill in **Name**',
    'Choose **Stage**',
    'Click **Save**',
  ];
  const other = told('Something else', theirs);
  expect(alikeOf(told('Create a deal', steps), [told('x', ['Click **A**']), other])).toEqual({ other, by: 'steps' });
});

test('so are titles that mean the same', () => {
  const other = told('Add new deals');
  expect(alikeOf(told('Create a deal', steps), [told('Create a lead'), other])).toEqual({ other, by: 'title' });
});

test.each([
  ['in another application', told('Create a deal', steps, 'https://erp.example.com')],
  ['only beginning alike', told('Close a deal', ['Click **Deals**', 'Click **Close**', 'Click **Yes**'])],
  ['of another thing', told('Create a contact')],
  ['without words', told('')],
])('a guide %s is not', (_, other) => {
  expect(alikeOf(told('Create a deal', steps), [other])).toBeNull();
});

test('two steps are too few to say so', () => {
  expect(alikeOf(told('A', steps.slice(0, 2)), [told('B', steps.slice(0, 2))])).toBeNull();
});

test('where on the page it is does not matter in any of the recorder’s languages', () => {
  const [plainly, placed] = [
    ['Klicken Sie auf **Leads**', 'Klicken Sie auf **Neu**', 'Füllen Sie **Name** aus'],
    ['Klicken Sie auf **Leads**', 'In **Leads**: Klicken Sie auf **Neu**', 'In **Lead**: Füllen Sie **Name** aus'],
  ];
  const other = told('Etwas anderes', placed);
  expect(alikeOf(told('Lead anlegen', plainly), [other])).toEqual({ other, by: 'steps' });
});
