import { beforeEach, describe, expect, test } from 'vitest';
import { setTraps } from '../../../../scripts/target/capture/trap.ts';

/** Two people in a list, each with the same button, and a heading below the list. */
const page = `<main data-bb="0,0,800,300">
  <section data-bb="0,0,800,200"><h2 data-bb="0,0,800,40">People of Bern</h2><ul data-bb="0,40,800,160">
    <li id="nora" data-bb="0,40,800,80"><b data-bb="0,40,100,80">Nora Keller</b><button data-gt="nora" data-bb="700,40,90,30">Delete</button></li>
    <li data-bb="0,120,800,80"><b data-bb="0,120,100,80">Otto Frei</b><button data-gt="otto" data-bb="700,120,90,30">Delete</button></li>
  </ul></section>
  <h2 id="after" data-bb="0,200,800,40">More</h2>
</main>`;
const found = (key: string): Element => document.querySelector(`[data-gt="${key}"]`)!;
const topOf = (element: Element): number => Number(element.getAttribute('data-bb')!.split(',')[1]);
const rows = (): string[] => [...document.querySelectorAll('li b')].map((name) => name.textContent);

beforeEach(() => {
  document.body.innerHTML = page;
  return () => {
    document.body.innerHTML = '';
  };
});

describe('a trap', () => {
  test('swaps a row with the next one, and its place on the page', () => {
    expect(setTraps('swapped', ['nora'], 1)).toEqual(['nora']);
    expect(rows()).toEqual(['Otto Frei', 'Nora Keller']);
    expect(found('nora').parentElement!.textContent).toContain('Nora');
    expect([topOf(found('nora')), topOf(found('otto'))]).toEqual([120, 40]);
  });

  test('inserts a row above that says what all rows say, and another name', () => {
    setTraps('inserted', ['otto'], 1);
    expect(rows()).toHaveLength(3);
    const [nora, other, otto] = rows();
    expect([nora, otto]).toEqual(['Nora Keller', 'Otto Frei']);
    expect(other).not.toMatch(/Otto|Frei/);
    expect([...document.querySelectorAll('li button')].map(({ textContent }) => textContent)).toEqual(
      Array.from({ length: 3 }, () => 'Delete'),
    );
    expect(topOf(found('otto'))).toBe(200);
    expect(topOf(document.getElementById('after')!)).toBe(280);
  });

  test('copies the section around it under another name, with the same button', () => {
    setTraps('copied', ['nora'], 1);
    expect(document.querySelectorAll('li')).toHaveLength(3);
    expect(rows().filter((name) => name === 'Nora Keller')).toHaveLength(1);
    expect(document.querySelectorAll('#nora')).toHaveLength(1);
    expect(document.querySelectorAll('[data-gt]')).toHaveLength(2);
  });

  test('renames everything beside the row but what the row says, too', () => {
    setTraps('renamed', ['otto'], 1);
    expect(rows()[1]).toBe('Otto Frei');
    expect(rows()[0]).not.toMatch(/Nora|Keller/);
    expect(found('nora').textContent).toBe('Delete');
  });

  test('is set once in one place, and not where no one could tell the rows apart', () => {
    expect(setTraps('swapped', ['nora', 'otto'], 4)).toEqual(['nora']);
    document.body.innerHTML = page.replaceAll(/Nora Keller|Otto Frei/g, '');
    expect(setTraps('swapped', ['nora'], 1)).toEqual([]);
  });
});
