import { readWireframe } from '#lib/model/wireframe.ts';

const endings: Record<string, string> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
};

export function endingOf(type: string): string | null {
  return endings[type] ?? null;
}

/**
 * What these bytes are, whatever their name says: pixels, or a wireframe as it is kept. Null for what no store keeps, such
 * as SVG, which can hold scripts.
 */
export function sniffPicture(bytes: Uint8Array): string | null {
  const at = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (at(0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'image/webp';
  return at(0, 1) === '{' && readWireframe(new TextDecoder().decode(bytes)) ? 'application/json' : null;
}

export function dataUrlOf(type: string, bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return `data:${type};base64,${btoa(binary)}`;
}

/** The bytes of a picture's data URL, or null where it is none. */
export function bytesOfDataUrl(url: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | null {
  if (!/^data:(?:image\/(?:png|jpeg|webp)|application\/json);/.test(url)) return null;
  const bytes = bytesInDataUrl(url);
  const type = bytes && sniffPicture(bytes);
  return type ? { type, bytes } : null;
}

/** Whatever is in a data URL, or null where it is not written as base64. */
export function bytesInDataUrl(url: string): Uint8Array<ArrayBuffer> | null {
  const base64 = /^data:[\w/+.-]+;base64,([\w+/]+=*)$/.exec(url)?.[1];
  if (!base64) return null;
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch (error) {
    // Not base64 after all.
    if (error instanceof DOMException) return null;
    throw error;
  }
}
