import type { RichBlock, RichInline } from '#lib/model/rich.ts';

/** The address to show a picture by, or null where it is not there. */
export type PictureUrl = (sha256: string) => string | null;

/** Any text as characters of HTML, inside an element as well as inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** `top` is the level of an author's first heading, so that it stands below the heading it belongs to. */
export function blocksHtml(blocks: readonly RichBlock[], pictureUrl: PictureUrl, top = 3): string {
  return blocks.map((block) => blockHtml(block, pictureUrl, top)).join('\n');
}

function blockHtml(block: RichBlock, pictureUrl: PictureUrl, top: number): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children, pictureUrl)}</p>`;
    case 'heading': {
      const tag = `h${Math.min(block.level + top - 1, 6)}`;
      return `<${tag}>${inlinesHtml(block.children, pictureUrl)}</${tag}>`;
    }
    case 'list': {
      const tag = block.isOrdered ? 'ol' : 'ul';
      const items = block.items.map((item) => `<li>${blocksHtml(item, pictureUrl, top)}</li>`);
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${blocksHtml(block.children, pictureUrl, top)}</blockquote>`;
    case 'code-block':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
  }
}

export function inlinesHtml(inlines: readonly RichInline[], pictureUrl: PictureUrl): string {
  return inlines.map((inline) => inlineHtml(inline, pictureUrl)).join('');
}

function inlineHtml(inline: RichInline, pictureUrl: PictureUrl): string {
  switch (inline.kind) {
    case 'text':
      return escapeHtml(inline.text);
    case 'strong':
      return `<strong>${inlinesHtml(inline.children, pictureUrl)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesHtml(inline.children, pictureUrl)}</em>`;
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`;
    case 'link': {
      const words = inlinesHtml(inline.children, pictureUrl);
      return `<a href="${escapeHtml(inline.href)}" rel="noopener noreferrer">${words}</a>`;
    }
    case 'break':
      return '<br>';
    case 'picture': {
      const url = pictureUrl(inline.sha256);
      if (url === null) return missingHtml(inline.alt);
      return `<img src="${escapeHtml(url)}" alt="${escapeHtml(inline.alt)}">`;
    }
  }
}

/** By its own words, which are in the language of the text; without any, by ours. */
function missingHtml(alt: string): string {
  const words = alt ? escapeHtml(alt) : '<span lang="en" dir="ltr">picture missing</span>';
  return `<span class="missing">[${words}]</span>`;
}
