import { beforeEach, describe as group, expect, it } from 'vitest';
import { describe } from '#lib/target/describe.ts';
import { isSameInOtherRow, listOrElement } from '#lib/target/entries.ts';
import { button, crm, pick, records, show } from './a-page.ts';

beforeEach(() => show(''));

group('a step on a record', () => {
  it('stands for the whole list, because the reader needs another entry', () => {
    show(records(['Acme', 'Borealis', 'Cyan']));
    const link = pick('tbody a');
    expect(listOrElement(describe(link), link)).toBe(pick('tbody'));
  });

  it('stands for itself where it is a control that the application named', () => {
    show(records(['Acme', 'Borealis', 'Cyan']));
    const edit = pick('tbody button');
    expect(listOrElement(describe(edit), edit)).toBe(edit);
  });

  it('stands for itself outside of lists', () => {
    show(crm('old'));
    expect(listOrElement(describe(button('New lead')), button('New lead'))).toBe(button('New lead'));
  });
});

group('a control that each row has', () => {
  const two = records(['Acme', 'Borealis', 'Cyan']).replaceAll('<button>Edit</button>', '$&<button>Delete</button>');

  it('is the same in any row of its list', () => {
    show(two);
    const edit = pick('tr:nth-child(2) button');
    const others = [...document.querySelectorAll('button')].filter((other) =>
      isSameInOtherRow(describe(edit), edit, other),
    );
    expect(others.map(({ textContent }) => textContent)).toEqual(['Edit', 'Edit', 'Edit']);
  });

  it('is not the same in another list', () => {
    show(two + records(['Ann', 'Bo', 'Cy']));
    const edit = pick('button');
    const elsewhere = pick('table:last-of-type button');
    expect(isSameInOtherRow(describe(edit), edit, elsewhere)).toBe(false);
  });

  it('is only itself outside of lists', () => {
    show('<p><button>Edit</button></p><p><button>Edit</button></p>');
    const [one, other] = document.querySelectorAll('button');
    expect(isSameInOtherRow(describe(one!), one!, other!)).toBe(false);
  });
});
