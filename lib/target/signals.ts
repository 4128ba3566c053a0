import { boxOf } from '#lib/frames/frames.ts';
import type { Target } from '#lib/model/target.ts';
import { attribute, parentOf, parentsOf } from './dom.ts';
import { hostsOf, tokenOf } from './hosts.ts';
import { iconOf } from './icon.ts';
import { type Hides, hidesNothing, holdsValue, nameOf, roleOf, textOf } from './name.ts';
import { type Page, wordOf, wordsBeside } from './page.ts';
import { headerOf, indexOfRow, rowOf } from './rows.ts';
import { fold, isStable, pathOf, shapeOf, stemsOf, unnumbered } from './stable.ts';

export const testIds = ['data-testid', 'data-test-id', 'data-test', 'data-cy', 'data-qa', 'data-automation-id'];
const TRAITS = [
  'type',
  'placeholder',
  'alt',
  'value',
  'for',
  'autocomplete',
  'aria-haspopup',
  'data-toggle',
  'data-widget',
  'target',
];
const SECTION =
  /^(navigation|complementary|main|banner|contentinfo|form|dialog|alertdialog|group|table|grid|region|menu|toolbar|tablist|tabpanel|search|article)$/;
const depthMost = 6;

/** The context of many elements is read in one go, and relatives share theirs. */
export class Reader {
  readonly page: Page;
  private readonly isLeftOut: Hides;
  private readonly isHidden: Hides;
  private readonly hasRow: boolean;
  private readonly tokens = new Map<Element, string>();

  /**
   * Rows are looked at only where the target has one, because that costs the most. What is read to be stored leaves out
   * data and what is hidden; who only compares hands in no such rules, and the player need not carry them.
   */
  constructor(page: Page, use: { hasRow: boolean; isLeftOut?: Hides; isHidden?: Hides }) {
    this.page = page;
    this.hasRow = use.hasRow;
    this.isLeftOut = use.isLeftOut ?? hidesNothing;
    this.isHidden = use.isHidden ?? hidesNothing;
  }

  /** Everything a target may hold, of the element as it is now; ordinals and rows are the caller's. */
  read(index: number): Target {
    const element = this.page.elements[index]!;
    const { left, top, width, height } = boxOf(element);
    const isHidden = this.isHidden(element);
    const heading = this.page.headings[index]!;
    const { icon, ...said } = this.said(element);
    return pruned({
      ...said,
      hooks: isHidden ? {} : hooksOf(element),
      traits: isHidden ? {} : traitsOf(element),
      classes: stemsOf(attribute(element, 'class')),
      icon,
      ancestors: this.ancestorsOf(element),
      heading:
        heading < 0 || this.isLeftOut(this.page.elements[heading]!)
          ? ''
          : unnumbered(fold(this.textOf(this.page.elements[heading]!, 60))),
      section: this.sectionOf(element),
      before: this.wordsAt(wordsBeside(this.page, index, -1)),
      after: this.wordsAt(wordsBeside(this.page, index, 1)),
      row: this.hasRow ? this.rowSignal(element) : undefined,
      seat: seatOf(element),
      shadow: hostsOf(element).map((host) => this.tokenOf(host)),
      place: [Math.round(left + scrollX), Math.round(top + scrollY), Math.round(width), Math.round(height)],
    });
  }

  /** What a person would tell an element by, and what can be done with it. */
  readCall(index: number): Target {
    return pruned(this.said(this.page.elements[index]!));
  }

  private said(element: Element): Pick<Target, 'tag' | 'role' | 'name' | 'text' | 'icon'> {
    const name = nameOf(element, this.isHidden);
    const text = holdsValue(element) ? '' : this.textOf(element);
    return {
      tag: element.localName.slice(0, 60),
      role: roleOf(element),
      name,
      text: text === name ? '' : text,
      icon: iconOf(element, this.isHidden),
    };
  }

  private wordsAt(indexes: number[]): string[] {
    const kept = indexes.filter((index) => !this.isLeftOut(this.page.elements[index]!));
    return kept.map((index) => wordOf(this.page.texts[index]!));
  }

  /** Parents that say something: a bare `div` says nothing. */
  private ancestorsOf(element: Element): string[] {
    const found: string[] = [];
    for (let parent = parentOf(element); parent && found.length < depthMost; parent = parentOf(parent)) {
      if (parent.localName === 'body') break;
      const token = this.tokenOf(parent);
      if (token !== 'div' && token !== 'span') found.push(token);
    }
    return found;
  }

  private tokenOf(element: Element): string {
    let token = this.tokens.get(element);
    if (token === undefined) this.tokens.set(element, (token = tokenOf(element, this.isHidden, this.isLeftOut)));
    return token;
  }

  private sectionOf(element: Element): { role: string; name?: string } | undefined {
    for (const parent of parentsOf(element)) {
      const role = roleOf(parent);
      if (!SECTION.test(role)) continue;
      const name = unnumbered(fold(nameOf(parent, this.isHidden)))
        .slice(0, 60)
        .trim();
      return name ? { role, name } : { role };
    }
    return undefined;
  }

  /** Where in a table or list of records an element stands: said by its place and the column's head, never by the record's text. */
  private rowSignal(element: Element): Target['row'] {
    const row = rowOf(element);
    if (!row) return undefined;
    const header = headerOf(row);
    const column = header && fold(this.textOf(header, 60));
    return { kind: row.kind, index: indexOfRow(row.element), ...(column && { column }) };
  }

  private textOf(element: Element, most?: number): string {
    return textOf(element, most, this.isHidden);
  }
}

/** `tag @role #id .class`, for parents and hosts; of a frame what it is called and shows, too. */
function hooksOf(element: Element): Record<string, string> {
  const hooks: Record<string, string> = {};
  for (const name of [...testIds, 'id', 'name']) {
    const value = attribute(element, name);
    if (value && isStable(value) && Object.keys(hooks).length < 4) hooks[name] = value;
  }
  return hooks;
}

function traitsOf(element: Element): Record<string, string> {
  const traits: Record<string, string> = {};
  const id = attribute(element, 'id') ?? '';
  const shape = isStable(id) ? '' : shapeOf(id);
  if (shape) traits['id'] = shape;
  const path = pathOf(attribute(element, 'href'));
  if (path) traits['href'] = path;
  for (const name of TRAITS) {
    const value = attribute(element, name);
    if (!value || value.length > 80 || Object.keys(traits).length >= 6) continue;
    if (name !== 'value' || /^(submit|button|reset|radio)$/.test(attribute(element, 'type') ?? ''))
      traits[name] = value;
  }
  return traits;
}

function seatOf(element: Element): [number, number] {
  let index = 0;
  let of = 1;
  for (let at = element.previousElementSibling; at && of < 100; at = at.previousElementSibling) {
    if (at.localName !== element.localName) continue;
    index += 1;
    of += 1;
  }
  for (let at = element.nextElementSibling; at && of < 100; at = at.nextElementSibling) {
    if (at.localName === element.localName) of += 1;
  }
  return [index, of];
}

/** Leaves out what is empty, so that a stored target is small and absent means unknown. */
function pruned(signals: Record<string, unknown>): Target {
  const kept = Object.entries(signals).filter(([, value]) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value),
  );
  return Object.fromEntries(kept) as Target;
}
