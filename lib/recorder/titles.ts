import type { Action } from '#lib/model/guide.ts';

/** What the title needs to know of an element; empty strings where there is nothing to say. */
export interface Named {
  role: string;
  /** Accessible name, or empty where it is missing or is the company's data. */
  name: string;
  isData: boolean;
  /** The nearest heading or section, to say where. */
  section: string;
}

/** One sentence of Markdown for a step, such as "Click **New lead**". */
export function titleOf(action: Action, { role, name, isData, section }: Named): string {
  const called = name ? `**${escapeMarkdown(name)}**` : '';
  const where = section ? ` in **${escapeMarkdown(section)}**` : '';
  if (action === 'input') return called ? `Fill in ${called}` : `Fill in the field${where}`;
  if (action === 'select') return called ? `Choose ${called}` : `Choose from the list${where}`;
  if (action === 'press') return called ? `Press **Enter** in ${called}` : 'Press **Enter**';
  if (action === 'check')
    return role === 'radio'
      ? `Choose ${called || 'an option'}`
      : `Tick or untick ${called || 'the box'}${called ? '' : where}`;
  if (action === 'navigate') return called ? `Go to ${called}` : 'Go to this page';
  if (isData) return role === 'option' ? `Choose an entry${where}` : `Click the entry you need${where}`;
  if (!called) return nameless[role] ? `${nameless[role]}${where}` : `Click here${where}`;
  return (byRole[role] ?? ((name: string) => `Click ${name}`))(called);
}

const byRole: Record<string, (name: string) => string> = {
  tab: (name) => `Open the tab ${name}`,
  option: (name) => `Choose ${name}`,
  menuitem: (name) => `Choose ${name}`,
  menuitemradio: (name) => `Choose ${name}`,
  menuitemcheckbox: (name) => `Choose ${name}`,
  treeitem: (name) => `Open ${name}`,
  switch: (name) => `Switch ${name}`,
  textbox: (name) => `Click into ${name}`,
  combobox: (name) => `Open ${name}`,
};

const nameless: Record<string, string> = {
  textbox: 'Click into the field',
  combobox: 'Open the list',
  link: 'Click the link',
  button: 'Click the button',
};

/** A name is shown as it is, whatever signs it contains. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}
