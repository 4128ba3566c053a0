import type { blobTypes } from '../../../lib/model/sync.ts';

export type BlobType = (typeof blobTypes)[number];

/** What these bytes really are, whatever their sender says; null for everything the store does not keep. */
export function sniff(bytes: Buffer): BlobType | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return isJson(bytes) ? 'application/json' : null;
}

function isJson(bytes: Buffer): boolean {
  if (!/^\s*[{[]/.test(bytes.toString('latin1', 0, 64))) return false;
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return true;
  } catch {
    // Not JSON is an answer here, not a failure.
    return false;
  }
}
