/** Puts a page into the browser and hands out its elements by selector. */
export function show(html: string): void {
  document.body.innerHTML = html;
}

export function pick(selector: string, root: ParentNode = document): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`nothing like ${selector} on the page`);
  return element;
}

/** A small CRM in two looks: as recorded, and after a release that rebuilt its classes and ids. */
export function crm(build: 'old' | 'new', change: { without?: string; renamed?: Record<string, string> } = {}): string {
  const hash = build === 'old' ? 'a8f3k' : 'zx91q';
  const id = build === 'old' ? 4711 : 8822;
  const button = (name: string, icon: string) =>
    name === change.without
      ? ''
      : `<button id="radix-${id}-${name.length}" class="Button_root__${hash} css-1${hash}">
           <svg width="16" height="16"><path d="${icon}"></path></svg>${change.renamed?.[name] ?? name}</button>`;
  return `
    <nav class="menu"><ul><li><a href="/leads">Leads</a></li><li><a href="/accounts">Accounts</a></li><li><a href="/reports">Reports</a></li></ul></nav>
    <main class="Page_main__${hash}">
      <h1>Sales pipeline</h1>
      <div role="toolbar" aria-label="Lead tools" class="Toolbar_bar__${hash}">
        ${button('New lead', 'M1 1h7v7')}${button('Import file', 'M2 5l9 9')}${button('Delete', 'M9 9z')}${button('Share list', 'M4 0h3')}
      </div>
      <form aria-label="Search leads"><label>Stage <select name="stage"><option>New</option><option>Won</option></select></label>
        <input name="query" placeholder="Search leads"></form>
    </main>`;
}

/** Rows with a company's records, and the application's own buttons in each. */
export function records(names: string[]): string {
  const row = (name: string, index: number) =>
    `<tr><td><a href="/accounts/${index + 17}">${name}</a></td><td>${index * 1000} EUR</td><td><button>Edit</button></td></tr>`;
  return `<h1>Accounts</h1><table><thead><tr><th>Name</th><th>Value</th><th>Actions</th></tr></thead>
    <tbody>${names.map(row).join('')}</tbody></table>`;
}

export function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
  if (!found) throw new Error(`no button ${name}`);
  return found;
}
