import type { Shape, ShapeKind, Wireframe } from '#lib/model/wireframe.ts';

export interface Drawing {
  /** What a label is called in the reader's language, where that is known. */
  words?: ReadonlyMap<string, string> | undefined;
  /** Paper is white whatever the reader's screen is. */
  isForPaper?: boolean;
}

const styles = `
svg { color-scheme: light dark; font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
svg.paper { color-scheme: light; }
.page { fill: light-dark(#fbfbfd, #171a22); }
.box { fill: light-dark(#f1f3f8, #1f2430); stroke: light-dark(#dcdfe7, #343b4c); }
.dialog { fill: light-dark(#fff, #262b39); stroke: light-dark(#8f97aa, #6b7489); }
.control { fill: light-dark(#e3e7f2, #323a50); stroke: light-dark(#a9b1c6, #5b657f); }
.field { fill: light-dark(#fff, #12151c); stroke: light-dark(#a9b1c6, #5b657f); }
.line { fill: light-dark(#cfd4e0, #3d4558); }
.image { fill: light-dark(#e6e9f1, #2a3040); stroke: light-dark(#c3cad5, #454e63); }
.label { fill: light-dark(#2b3140, #e4e7ef); }
.link { fill: light-dark(#3450c4, #a9b9ff); }
.soft { fill: light-dark(#5f677a, #a5adbf); }
`.replaceAll('\n', '');

/** The wireframe as SVG of a page's size. Labels are text in it, never markup. */
export function drawWireframe({ width, height, shapes }: Wireframe, { words, isForPaper }: Drawing = {}): string {
  const said = shapes.map(([kind, x, y, w, h, label]): Shape => {
    const word = label && (words?.get(label) ?? label);
    return word ? [kind, x, y, w, h, word] : [kind, x, y, w, h];
  });
  const drawn = inOrder(said).map((shape) => painters[shape[0]](shape));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"` +
    `${isForPaper ? ' class="paper"' : ''}><style>${styles}</style>` +
    `<rect class="page" width="${width}" height="${height}"/>${drawn.join('')}</svg>`
  );
}

const isGround = (kind: ShapeKind): boolean => kind === 'box' || kind === 'dialog';

/** What holds others lies under them. */
function inOrder(shapes: readonly Shape[]): Shape[] {
  const area = ([, , , w, h]: Shape): number => w * h;
  const grounds = shapes.filter(([kind]) => isGround(kind)).toSorted((one, other) => area(other) - area(one));
  return [...grounds, ...shapes.filter(([kind]) => !isGround(kind))];
}

const painters: Record<ShapeKind, (shape: Shape) => string> = {
  box: (shape) => rect('box', shape, 4),
  dialog: (shape) => rect('dialog', shape, 8),
  button: (shape) => rect('control', shape, 6) + (words('label', shape, 'middle') || bar(shape, 0.5)),
  tab: ([, x, y, w, h, label]) =>
    rect('control', ['tab', x, y + h - 2, w, 2], 1) +
    (words('label', ['tab', x, y, w, h, label!], 'middle') || bar(['tab', x, y, w, h], 0.6)),
  link: (shape) => words('link', shape, 'start') || bar(shape, 1),
  field: (shape) => rect('field', shape, 4) + words('soft', shape, 'start', 8),
  check: ([, x, y, w, h, label]) => {
    const side = Math.min(w, h, 16);
    const beside = w > side + 24 && label ? words('label', ['check', x + side, y, w - side, h, label], 'start', 6) : '';
    return rect('field', ['check', x, y + (h - side) / 2, side, side], 3) + beside;
  },
  heading: (shape) => words('label', shape, 'start', 4) || bar(shape, 0.7),
  text: (shape) => words('soft', shape, 'start') || bar(shape, 1),
  cell: (shape) => bar(shape, 0.6, 6),
  image: (shape) => rect('image', shape, 4),
};

function rect(look: string, [, x, y, w, h]: Shape, corner: number): string {
  return `<rect class="${look}" x="${x}" y="${y}" width="${w}" height="${h}" rx="${Math.min(corner, h / 2)}"/>`;
}

const lineHigh = 15;

/** Bars where words would be: in a text one for each line that there is room for. */
function bar([kind, x, y, w, h]: Shape, share: number, indent = 0): string {
  const lines = kind === 'text' ? Math.min(12, Math.max(1, Math.floor(h / lineHigh))) : 1;
  const high = Math.min(9, (h / lines) * 0.6);
  const wide = Math.max(2, (w - 2 * indent) * share);
  return Array.from({ length: lines }, (_, line) => {
    const top = y + (h / lines) * (line + 0.5) - high / 2;
    const long = line > 0 && line === lines - 1 ? wide * 0.6 : wide;
    return `<rect class="line" x="${x + indent}" y="${rounded(top)}" width="${rounded(long)}" height="${rounded(high)}" rx="2"/>`;
  }).join('');
}

/** A label as large as fits, shortened where it does not. */
function words(look: string, [, x, y, w, h, label]: Shape, anchor: 'start' | 'middle', indent = 2): string {
  if (!label) return '';
  const size = Math.max(8, Math.min(13, h * 0.7));
  const most = Math.max(1, Math.floor((w - 2 * indent + size) / (size * widthOf(label))));
  const text = [...label].length > most ? `${[...label].slice(0, Math.max(1, most - 1)).join('')}…` : label;
  const isRtl = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(label);
  const start = isRtl ? x + w - indent : x + indent;
  const at = anchor === 'middle' ? x + w / 2 : start;
  // Where a text runs from right to left, its start is at the right.
  const direction = isRtl ? ' direction="rtl"' : '';
  return (
    `<text class="${look}" x="${rounded(at)}" y="${rounded(y + h / 2)}" font-size="${rounded(size)}"` +
    ` text-anchor="${anchor}" dominant-baseline="central"${direction}>${escapeXml(text)}</text>`
  );
}

/** How wide a sign is on average, as a share of its size. */
function widthOf(label: string): number {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(label) ? 1 : 0.56;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ').replace(/[&<>"']/g, (sign) => entities[sign]!);
}
