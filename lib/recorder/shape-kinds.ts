import type { ShapeKind } from '#lib/model/wireframe.ts';

const kinds = new Map<string, ShapeKind>(
  (
    [
      ['button', 'button summary'],
      ['link', 'link menuitem menuitemcheckbox menuitemradio option treeitem'],
      ['tab', 'tab'],
      ['check', 'checkbox radio switch'],
      ['field', 'textbox searchbox combobox spinbutton slider'],
      ['heading', 'heading columnheader'],
      ['cell', 'cell gridcell rowheader'],
      ['text', 'label legend'],
      ['image', 'img canvas video embed object iframe'],
      ['dialog', 'dialog alertdialog menu listbox tooltip'],
      ['box', 'navigation complementary banner form table grid treegrid toolbar tablist tabpanel group region search'],
    ] as [ShapeKind, string][]
  ).flatMap(([kind, roles]) => roles.split(' ').map((role): [string, ShapeKind] => [role, kind])),
);

/** What an element of this role, or else of this tag, is drawn as; undefined for what only holds others. */
export function kindOf(element: Element, roleOf: (element: Element) => string): ShapeKind | undefined {
  const role = roleOf(element);
  // What is labelled stands in it, and says so itself.
  if (role === 'label' && element.querySelector('input, select, textarea')) return undefined;
  return kinds.get(role === 'generic' ? element.localName : role);
}

/** Nothing in these is drawn by itself. */
export const leaves: ReadonlySet<ShapeKind> = new Set(['button', 'link', 'tab', 'check', 'field', 'text', 'image']);
