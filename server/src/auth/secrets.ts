import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits, safe in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It is random and long, so a plain hash cannot be guessed back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What is kept of something short, such as an address: without the key nobody finds it by trying all there are. */
export function keyedHashOf(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
