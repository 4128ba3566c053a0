/** A mail address, also as links write it, with its number or without, or at least four digits with what people put between them: a number of somebody or something. */
export const privateText = /[^\s@]{1,64}(?:@|%40|%#)[^\s@]+\.[^\s@]+|(?:\d[\s.,/-]?){4,}/g;

/** Is there anything in a text that belongs to somebody? Such words are neither shown in a picture nor remembered. */
export function isPrivate(text: string): boolean {
  return text.search(privateText) >= 0;
}

/**
 * The same of words that were joined out of several elements, between which a space stands that nobody sees, and that may
 * have been cut within an address.
 */
export function isPrivateName(name: string): boolean {
  return isPrivate(name) || /\S@\s?\S*$/.test(name) || /[^@]@[^@]+\.[^@]/.test(name.replace(/\s/g, ''));
}
