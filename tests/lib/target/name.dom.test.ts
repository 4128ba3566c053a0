import { beforeEach, describe as group, expect, it } from 'vitest';
import { actionable, isData, isNamedByData, nameOf, roleOf, seenNameOf } from '#lib/target/name.ts';
import { pick, records, show } from './a-page.ts';

beforeEach(() => show(''));

group('what an element is called', () => {
  it.each([
    ['aria-labelledby', '<b id="x">Due date</b><input aria-labelledby="x">', 'input', 'Due date'],
    ['aria-label', '<button aria-label="Close"><svg></svg></button>', 'button', 'Close'],
    ['its label', '<label for="f">Amount</label><input id="f" value="12">', 'input', 'Amount'],
    [
      'the label of a switch',
      '<label for="f">Pinned</label><button role="switch" id="f"><i></i></button>',
      'button',
      'Pinned',
    ],
    ['its text', '<button> Save <i></i>\n all </button>', 'button', 'Save all'],
    ['the title of its icon', '<button><svg><title>Print</title></svg></button>', 'button', 'Print'],
    ['its title', '<a href="/x" title="Open"><i class="icon"></i></a>', 'a', 'Open'],
    ['its placeholder', '<input placeholder="Search">', 'input', 'Search'],
    ['the alternative of its picture', '<a href="/"><img alt="Home"></a>', 'a', 'Home'],
    ['the value of a button only', '<input type="submit" value="Send">', 'input', 'Send'],
  ])('by %s', (_way, html, selector, name) => {
    show(html);
    expect(nameOf(pick(selector))).toBe(name);
  });

  it.each([
    ['a text', '<x-a>Slotted save</x-a>', 'Slotted save'],
    ['elements, without what is not seen', '<x-a><i>Slotted</i> <b>save</b><i hidden>Draft</i></x-a>', 'Slotted save'],
  ])('by what the page hands into it: %s', (_way, html, name) => {
    show(html);
    const root = pick('x-a').attachShadow({ mode: 'open' });
    root.innerHTML = '<button><slot></slot></button><input><b><slot></slot></b>';
    expect(nameOf(pick('button', root))).toBe(name);
    expect(nameOf(pick('b', root))).toBe('');
  });

  it('never by records that are handed into it', () => {
    const item = (name: string): string => `<li><b>${name}</b><span>Paid</span></li>`;
    show(`<x-a><h3>Customers</h3><ul>${item('Acme')}${item('Globex')}${item('Initech')}</ul></x-a>`);
    const root = pick('x-a').attachShadow({ mode: 'open' });
    root.innerHTML = '<a href="/"><slot></slot></a>';
    expect(nameOf(pick('a', root))).toBe('Customers');
  });

  it.each([
    ['what stands on it', '<a href="/" aria-label="Create entry of type News item">+ News item</a>', 'News item'],
    ['all that is said where it shows a sign', '<button aria-label="Close dialog">×</button>', 'Close dialog'],
    ['all that is said where it shows a letter of it', '<button aria-label="Bold">B</button>', 'Bold'],
    ['all that is said where it shows the name of a picture', '<button aria-label="Add item">add</button>', 'Add item'],
    ['its text as it stands there', '<button>Next »</button>', 'Next »'],
    ['the label of a field', '<input aria-label="Search all orders" placeholder="orders">', 'Search all orders'],
  ])('and for those who see it by %s', (_way, html, name) => {
    show(html);
    expect(seenNameOf(pick('a, button, input'))).toBe(name);
  });

  it('never by what was typed', () => {
    show('<input value="secret"><div contenteditable="true" role="textbox">secret</div><textarea>secret</textarea>');
    for (const selector of ['input', 'div', 'textarea']) expect(nameOf(pick(selector))).toBe('');
  });

  it('with a role by tag, type or attribute', () => {
    show('<a href="/">x</a><input type="checkbox"><div role="tab">x</div><select></select>');
    expect(['a', 'input', 'div', 'select'].map((selector) => roleOf(pick(selector)))).toEqual([
      'link',
      'checkbox',
      'tab',
      'combobox',
    ]);
  });
});

group('from the innermost element to the control a person means', () => {
  it.each([
    ['a picture in a button', '<button id="goal"><svg><path id="from"></path></svg></button>'],
    ['text in a link', '<a id="goal" href="/"><span id="from">x</span></a>'],
    ['a label', '<label id="from">Agree <input id="goal" type="checkbox"></label>'],
    ['a hand-made button', '<div id="goal" style="cursor:pointer"><b><i id="from">x</i></b></div>'],
    ['an element with a handler', '<td id="goal" onclick="x()"><span id="from">x</span></td>'],
    ['nothing but text', '<p><span id="from">x</span></p>'],
  ])('%s', (_what, html) => {
    show(html.startsWith('<td') ? `<table><tr>${html}</tr></table>` : html);
    const goal = document.querySelector('#goal') ?? pick('#from');
    expect(actionable(pick('#from'))).toBe(goal);
  });
});

group('what is the company’s data', () => {
  it('is the text of records, not the words of the application', () => {
    show(records(['Acme', 'Borealis', 'Cyan']));
    expect(isData(pick('tbody a'))).toBe(true);
    expect(isData(pick('tbody td:nth-child(2)'))).toBe(true);
    expect(isData(pick('tbody button'))).toBe(false);
    expect(isData(pick('th'))).toBe(false);
    expect(isData(pick('h1'))).toBe(false);
    expect([isData(pick('tbody td'), 'style'), isData(pick('h1'), 'style')]).toEqual([true, false]);
  });

  it('is the text of an editor, but not what the editor is called, unless that stands in a record', () => {
    show('<div contenteditable="true" aria-label="Answer"><p>secret</p></div>');
    expect([isData(pick('div')), isNamedByData(pick('div'))]).toEqual([true, false]);
    expect([isData(pick('p')), isNamedByData(pick('p'))]).toEqual([true, true]);
    show(records(['Acme', 'Borealis', 'Cyan']));
    pick('tbody td').innerHTML = '<div id="e" contenteditable="true" aria-label="Note on Acme">secret</div>';
    expect(isNamedByData(pick('#e'))).toBe(true);
  });

  it('is not the entries of a menu', () => {
    show(
      '<ul class="sidebar-menu"><li><a href="/a">Leads</a></li><li><a href="/b">Offers</a></li><li><a href="/c">Orders</a></li></ul>',
    );
    expect(isData(pick('a'))).toBe(false);
  });

  it('is a list of links that differ by the number of the record', () => {
    show(
      '<ul><li><a href="/c/1">Ann Ray</a></li><li><a href="/c/2">Bo Lee</a></li><li><a href="/c/3">Cy Day</a></li></ul>',
    );
    expect(isData(pick('a'))).toBe(true);
  });

  it('is in cards that repeat, but not in a form', () => {
    show(['Ann', 'Bo', 'Cy'].map((name) => `<div class="card"><b>${name}</b><p>${name}@x.org</p></div>`).join(''));
    expect(isData(pick('b'))).toBe(true);
    show(['Name', 'City', 'Zip'].map((name) => `<div class="field"><label>${name}</label><input></div>`).join(''));
    expect(isData(pick('label'))).toBe(false);
  });

  it('is what somebody writes in an editor', () => {
    show('<div contenteditable="true"><p>Dear customer</p></div>');
    expect(isData(pick('p'))).toBe(true);
  });

  it.each([
    ['navigation around it', '<div role="navigation"><div><div>TABLE</div></div></div>', false],
    ['a sidebar around it', '<div id="main-menu" class="col">TABLE</div>', false],
    ['a page that merely has a sidebar', '<div class="has-sidebar with-nav">TABLE</div>', true],
    ['a frame called after its sidebar, with the content in it', '<div class="sidebar"><main>TABLE</main></div>', true],
    ['what opens for a choice', '<nav><div class="dropdown-menu">TABLE</div></nav>', true],
  ])('rows of a table with %s', (_, around, expected) => {
    const rows = ['Party', 'Sales', 'Stock']
      .map((name) => `<tr><td><span tabindex="0">${name}</span></td></tr>`)
      .join('');
    show(around.replace('TABLE', `<table><thead><tr><th>Menu</th></tr></thead><tbody>${rows}</tbody></table>`));
    expect(isData(pick('span'))).toBe(expected);
  });
});
