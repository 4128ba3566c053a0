import type { Token, Tokens } from 'marked';
import type { RichInline } from '#lib/model/rich.ts';
import { pictureAt } from '#lib/model/text-pictures.ts';

const schemes = new Set(['http:', 'https:', 'mailto:']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Words between blocks. HTML stays the characters it was typed as; a link that leads elsewhere keeps only its words. */
export function toInlines(tokens: readonly Token[] | undefined): RichInline[] {
  return joined((tokens ?? []).flatMap((token) => toInline(token as Tokens.Generic)));
}

function toInline(token: Tokens.Generic): RichInline[] {
  const children = () => toInlines(token.tokens);
  switch (token.type) {
    case 'checkbox':
      return [];
    case 'br':
      return [{ kind: 'break' }];
    case 'strong':
      return [{ kind: 'strong', children: children() }];
    case 'em':
      return [{ kind: 'emphasis', children: children() }];
    case 'codespan':
      return [{ kind: 'code', text: token['text'] as string }];
    case 'link': {
      const href = safeAddress(token['href'] as string);
      return href === null ? children() : [{ kind: 'link', href, children: children() }];
    }
    case 'image': {
      const sha256 = pictureAt(token['href'] as string);
      const alt = decode(token['text'] as string);
      return [sha256 === null ? { kind: 'text', text: alt } : { kind: 'picture', sha256, alt }];
    }
    case 'del':
      return children();
    case 'html':
      return [{ kind: 'text', text: token.raw }];
    case 'escape':
      return [{ kind: 'text', text: token['text'] as string }];
    default:
      if (token.tokens) return children();
      return [{ kind: 'text', text: decode((token['text'] as string | undefined) ?? token.raw) }];
  }
}

/** Where a link may lead; null for addresses that run something, or are none of the web. */
export function safeAddress(address: string): string | null {
  const url = URL.parse(decode(address));
  return url && schemes.has(url.protocol) ? url.href : null;
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Neighbouring texts are one text, so that what was typed in one go is shown in one go. */
export function joined(inlines: RichInline[]): RichInline[] {
  return inlines.reduce<RichInline[]>((done, inline) => {
    const last = done.at(-1);
    if (last?.kind === 'text' && inline.kind === 'text') {
      done[done.length - 1] = { kind: 'text', text: last.text + inline.text };
    } else if (inline.kind !== 'text' || inline.text) {
      done.push(inline);
    }
    return done;
  }, []);
}
