import { beforeEach, describe as group, expect, it } from 'vitest';
import { describe, describedBytesMost } from '#lib/target/describe.ts';
import { seenNameOf } from '#lib/target/name.ts';
import { Target, targetBytesMost } from '#lib/model/target.ts';
import { button, crm, pick, records, show } from './a-page.ts';

beforeEach(() => show(''));

group('what a target remembers', () => {
  it('is accepted by the schema and says what a person would say', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    expect(Target.parse(target)).toEqual(target);
    expect(target).toMatchObject({ role: 'button', name: 'New lead', heading: 'sales pipeline' });
    expect(target.section).toEqual({ role: 'toolbar', name: 'lead tools' });
  });

  it('does not trust generated ids and build hashes', () => {
    show(crm('old'));
    const remembered = JSON.stringify(describe(button('New lead')));
    expect(remembered).not.toMatch(/a8f3k|radix|4711/);
  });

  it('never holds the value of a field', () => {
    show(crm('old'));
    const field = pick('input[name=query]') as HTMLInputElement;
    field.value = 'Confidential Ltd';
    field.setAttribute('value', 'Confidential Ltd');
    expect(JSON.stringify(describe(field))).not.toContain('onfidential');
  });

  it('never holds what was chosen in a list that the page made itself', () => {
    show(`<span id="label">Stage</span><div role="combobox" tabindex="0" aria-labelledby="label value">
      <span id="value">Confidential Ltd</span></div>
      <button aria-haspopup="listbox" aria-labelledby="label">Confidential Ltd</button>`);
    for (const selector of ['[role=combobox]', 'button']) {
      const target = describe(pick(selector));
      expect(JSON.stringify(target).toLowerCase()).not.toMatch(/"(name|text)":"[^"]*confidential/);
      expect(target.name).toBe('Stage');
    }
  });

  it('never holds addresses and numbers of people that stand beside it', () => {
    show(`<h2>Orders of zoe@example.com</h2><p>IBAN DE89370400440532013000</p><button>Pay</button>
      <p>+49 170 1234567</p><button>Pay for zoe@example.com</button><button>Call 0170 1234567</button>`);
    expect(JSON.stringify(describe(button('Pay')))).not.toMatch(/zoe|iban|de89|\+49|0170/i);
    expect(JSON.stringify(describe(button('Pay for zoe@example.com')))).not.toMatch(/zoe/i);
  });

  it('never holds an address or a number of somebody that stands in an attribute', () => {
    const ways = [
      'id',
      'class',
      'name',
      'title',
      'placeholder',
      'alt',
      'for',
      'value',
      'href',
      'role',
      'target',
    ].concat([
      'aria-label',
      'aria-controls',
      'data-testid',
      'data-icon',
      'data-toggle',
      'data-widget',
      'data-title',
      'src',
    ]);
    for (const way of ways)
      for (const whose of ['zoe@example.com', 'u-zoe@example.com', '/of/zoe%40example.com', '+49 170 4711471'])
        for (const tag of ['button', 'input', 'a', 'img', 'i', 'iframe']) {
          const one = `<${tag} ${way}="${whose}"`;
          show(
            `<section ${way}="${whose}"><label for="a">Pay</label>${one} aria-description="it">Pay</${tag}> ${one}>Pay</${tag}></section>`,
          );
          const target = JSON.stringify(describe(pick('[aria-description]')));
          expect(target, `${one}>: ${target}`).not.toMatch(/zoe|4711/i);
        }
  });

  it.each([
    ['in elements of its own', 'Mail <b>zoe@</b><i>example.com</i>'],
    ['letter by letter', 'Mail <i>z</i><i>o</i><i>e</i>@<i>exam</i><i>ple</i>.com'],
    ['with a place to break', 'Mail <span>zoe@<wbr>exam<wbr>ple.com</span>'],
  ])('never holds an address that is written %s, nor a part of it', (_, html) => {
    show(`<h2>${html}</h2><p>${html}</p><button>Pay</button><p>${html}</p><button>Pay <span>${html}</span></button>`);
    for (const selector of ['p', 'p > *', 'button', 'button:last-child', 'button > span'])
      expect(JSON.stringify(describe(pick(selector))), selector).not.toMatch(/zoe|exam|ple/i);
  });

  it('leaves the text of records out and keeps where they stand', () => {
    show(records(['Acme Corp', 'Borealis', 'Cyan Works', 'Dune Labs']));
    const target = describe(pick('tbody tr:nth-child(2) a'));
    expect(JSON.stringify(target).toLowerCase()).not.toMatch(/acme|borealis|cyan|dune|eur|\b18\b/);
    expect(target.row).toEqual({ kind: 'tr', index: 1, column: 'name' });
  });

  it.each([
    ['the rows of a table', 'tbody'],
    ['a table', 'table'],
    ['a list', 'ul'],
    ['cards', '#cards'],
    ['one of several lists alike', '#boards > div'],
    ['all of it', '#all'],
  ])('takes no word of a record for what holds it: %s', (_what, selector) => {
    const people = ['Kim Fox', 'Lea Orr', 'Max Poe', 'Ned Quy'];
    const cards = people.map((one) => `<div class="card"><b>${one}</b><i>${one}sen</i></div>`).join('');
    const list = `<ul>${people.map((one) => `<li>${one}</li>`).join('')}</ul>`;
    show(`<main id="all">${records(people)}${list}<div id="cards">${cards}</div>
      <div id="boards"><div>${list}</div><div>${list.replaceAll('Kim', 'Una')}</div></div></main>`);
    const element = pick(selector);
    const said = `${JSON.stringify(describe(element))} ${seenNameOf(element)}`;
    expect(said).not.toMatch(/kim|fox|lea|orr|max|poe|una/i);
  });

  it('calls what holds records by its label as before, and for who sees it by what stands before them', () => {
    const list = ['Kim Fox', 'Lea Orr', 'Max Poe'].map((one) => `<li>${one}</li>`).join('');
    show(`<ul aria-label="Team">${list}</ul><div id="column"><h3>To do</h3><ul>${list}</ul></div>`);
    expect(describe(pick('ul'))).toMatchObject({ name: 'Team' });
    expect(seenNameOf(pick('#column'))).toBe('To do');
  });

  it('keeps a control that says the same in every row', () => {
    show(records(['Acme Corp', 'Borealis', 'Cyan Works']));
    const target = describe(pick('tbody tr:nth-child(3) button'));
    expect(target.name).toBe('Edit');
    expect(JSON.stringify(target).toLowerCase()).not.toMatch(/acme|borealis|cyan/);
  });

  it('drops whatever else in a row is made from the record', () => {
    const row = (
      name: string,
    ) => `<tr id="${name}"><td><input type="checkbox" aria-label="Select ${name}" name="pick-${name}"></td>
      <td><img src="/faces/${name}.png" alt="${name}"></td><td><a href="/accounts/${name}" data-testid="${name}">View</a></td></tr>`;
    show(
      `<table><thead><tr><th>Pick</th><th>Face</th><th>More</th></tr></thead><tbody>${['acme', 'borealis', 'cyan'].map(row).join('')}</tbody></table>`,
    );
    for (const selector of ['input', 'img', 'a', 'td']) {
      expect(JSON.stringify(describe(pick(`tbody tr:nth-child(2) ${selector}`))), selector).not.toMatch(
        /acme|borealis|cyan/i,
      );
    }
    expect(describe(pick('tbody a')).name).toBe('View');
  });

  it('takes no words from what was written beside it', () => {
    show('<textarea>Dear Ann</textarea><div contenteditable="true"><p>Dear Bo</p></div><button>Send</button>');
    expect(JSON.stringify(describe(pick('button')))).not.toContain('dear');
  });

  it('remembers what an editor is called, and nothing of what is in it', () => {
    show('<div contenteditable="true" role="textbox" aria-label="Answer"><p>Dear Bo</p></div>');
    expect(describe(pick('div')).name).toBe('Answer');
    expect(JSON.stringify(describe(pick('div'))).toLowerCase()).not.toContain('dear');
  });

  it('remembers of its lookalikes what tells them from it, and nothing of records', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    expect(target.lookalikes?.map(({ name }) => name)).toContain('Import file');
    expect(target.others).toMatch(/^[\w-]+$/);
    show(`${records(['Acme Corp', 'Borealis', 'Cyan Works'])}<button>Acme Corp</button><button>Add</button>`);
    expect(JSON.stringify(describe(pick('tbody tr:nth-child(2) button'))).toLowerCase()).not.toMatch(/borealis|cyan/);
    show(`<button>Mail</button><button>Mail zoe@example.com</button><p>zoe@example.com</p>`);
    expect(JSON.stringify(describe(button('Mail')))).not.toMatch(/zoe/);
  });

  it('is not counted among its equals where only a part of a huge page was read', () => {
    const far = '<p>so</p>'.repeat(3_500);
    const page = (between: string): string =>
      `<button>Add</button>${between}<button>Add</button><i>it</i><button>Add</button>`;
    show(page(''));
    expect(describe(pick('button:last-of-type')).ordinal).toEqual({ index: 2, of: 3 });
    show(page(far + far));
    const target = describe(pick('button:last-of-type'));
    expect(target.ordinal).toBeUndefined();
    expect(target.namesakes).toBe(1);
  });

  it('accepts a target from before lookalikes were remembered', () => {
    const older = { tag: 'button', role: 'button', name: 'Save', rivals: ['save all', 'cancel'] };
    expect(Target.parse(older)).toEqual(older);
  });

  it('stays small on a page that is anything but', () => {
    const long = '€漢'.repeat(200);
    show(`${'<div class="shell-with-a-long-name another-long-name">'.repeat(9)}<h2>${long}</h2><p>${long}</p>
      <button title="${long}" data-testid="${long}" name="${long}" aria-label="${long}">${long}</button>${long}`);
    const target = describe(pick('button'));
    expect(new TextEncoder().encode(JSON.stringify(target)).length).toBeLessThanOrEqual(describedBytesMost);
    expect(Target.safeParse(target).success).toBe(true);
    expect(describedBytesMost + 64).toBe(targetBytesMost);
  });
});
