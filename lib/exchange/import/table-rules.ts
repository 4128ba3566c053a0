import type Turndown from 'turndown';

/**
 * `grid`: Markdown has signs for it. `lines`: it has not, so each row is a line. `layout`: it only says where things stand
 * on the page, so what is in it stands one below the other.
 */
type TableKind = 'grid' | 'lines' | 'layout';

/** Tables; `onLoss` hears of those of which the grid is lost. */
export function tables(onLoss: () => void): Turndown.Plugin {
  const kinds = new WeakMap<HTMLTableElement, TableKind>();
  const kindFor = (node: Node): TableKind => {
    const table = tableAround(node);
    if (!table) return 'layout';
    const kind = kinds.get(table) ?? kindOf(table);
    kinds.set(table, kind);
    return kind;
  };
  const kindOf = (table: HTMLTableElement): TableKind => {
    const cells = Array.from(table.rows, (row) => Array.from(row.cells));
    if (cells.flat().length <= 1) return 'layout';
    if (table.querySelector('table, pre, blockquote, hr, h1, h2, h3, h4, h5, h6')) return (onLoss(), 'layout');
    const isUneven = cells.some((row) => row.length !== cells[0]!.length);
    const isWide = cells.flat().some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1);
    return isUneven || isWide || table.querySelector('ul, ol, dl') ? (onLoss(), 'lines') : 'grid';
  };
  return (turndown) => {
    turndown.addRule('cell', {
      filter: ['td', 'th'],
      replacement: (content, node) => {
        const kind = kindFor(node);
        if (kind === 'layout') return asBlock(content);
        const words = inOneLine(content);
        if (kind === 'grid') return ` ${words.replaceAll('|', '\\|')} |`;
        return words && `${words} · `;
      },
    });
    turndown.addRule('row', {
      filter: 'tr',
      replacement: (content, node) => {
        const kind = kindFor(node);
        if (kind === 'layout') return asBlock(content);
        if (kind === 'lines') return asBlock(asWords(content.replace(/ · $/, '')));
        const row = node as HTMLTableRowElement;
        const line = (cell: string) => `|${cell.repeat(row.cells.length)}`;
        const isFirst = tableAround(row)?.rows[0] === row;
        if (!isFirst) return `\n|${content}`;
        return isHeader(row) ? `\n|${content}\n${line(' --- |')}` : `\n${line('  |')}\n${line(' --- |')}\n|${content}`;
      },
    });
    turndown.addRule('table', { filter: ['table', 'caption'], replacement: asBlock });
    turndown.addRule('rows', { filter: ['thead', 'tbody', 'tfoot'], replacement: (content) => content });
    turndown.addRule('columns', { filter: ['colgroup', 'col'], replacement: () => '' });
  };
}

const asBlock = (content: string) => `\n\n${content.trim()}\n\n`;

function tableAround(node: Node): HTMLTableElement | null {
  for (let one = node.parentNode; one; one = one.parentNode)
    if (one.nodeName === 'TABLE') return one as HTMLTableElement;
  return null;
}

function isHeader({ parentNode, cells }: HTMLTableRowElement): boolean {
  return parentNode?.nodeName === 'THEAD' || Array.from(cells).every(({ nodeName }) => nodeName === 'TH');
}

/** A list becomes what one would say of it; breaks become spaces. */
function inOneLine(content: string): string {
  return content
    .trim()
    .replace(/^(?:-|\d+\.) +/, '')
    .replace(/\s*\n\s*(?:-|\d+\.) +/g, '; ')
    .replace(/\s*\n\s*/g, ' ');
}

/** Where a line begins, some signs make more of it. */
function asWords(line: string): string {
  return line.replace(/^(#{1,6}|[-+>])(?=\s|$)/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
