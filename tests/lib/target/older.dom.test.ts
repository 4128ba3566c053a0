import { describe as group, expect, it } from 'vitest';
import { Target } from '#lib/model/target.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { button, crm, pick, records, show } from './a-page.ts';

const pages = { crm: crm('old'), records: records(['Acme Corp', 'Borealis', 'Cyan Works']) };
const operated = 'button, a, input, select';
/** What no target was ever without; the rest came with time, or may come to nothing on a page. */
const always = ['tag', 'role'];

group('a target that is older than this code', () => {
  it.each(Object.entries(pages))('of which a part is unknown is found, or nothing is: %s', (_, page) => {
    show(page);
    const wrong: string[] = [];
    for (const element of document.querySelectorAll(operated)) {
      const target = describe(element);
      for (const part of Object.keys(target).filter((part) => !always.includes(part))) {
        const { [part as keyof Target]: _left, ...rest } = target;
        const older = Target.parse(JSON.parse(JSON.stringify(rest)));
        expect(older).toEqual(rest);
        const found = find(older, document);
        if (found?.outcome === 'found' && found.element !== element) wrong.push(`${element.outerHTML} without ${part}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('as the first guides hold it is found on the page after its next release', () => {
    const first = {
      tag: 'button',
      role: 'button',
      name: 'Import file',
      classes: ['button_root'],
      icon: 'M2 5l9 9',
      heading: 'sales pipeline',
      section: { role: 'toolbar', name: 'lead tools' },
      before: ['new lead'],
      after: ['delete'],
      rivals: ['New lead', 'Delete', 'Share list'],
    };
    show(crm('new'));
    expect(find(Target.parse(first), document)?.element).toBe(button('Import file'));
    show(crm('new', { without: 'Import file' }));
    expect(find(Target.parse(first), document)?.outcome).not.toBe('found');
  });

  it('of which nothing is known but its kind points at nothing for sure', () => {
    show(pages.crm);
    expect(find({ tag: 'button', role: 'button' }, document)?.outcome).not.toBe('found');
    expect(find({ tag: 'select', role: 'combobox' }, document)?.element ?? pick('select')).toBe(pick('select'));
  });
});
