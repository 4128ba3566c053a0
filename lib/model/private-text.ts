/** A mail address, or at least four digits with what people put between them: a number of somebody or something. */
export const privateText = /[^\s@]{1,64}@[^\s@]+\.[^\s@]+|(?:\d[\s.,/-]?){4,}/g;

/** Is there anything in a text that belongs to somebody? Such words are neither shown in a picture nor remembered. */
export function isPrivate(text: string): boolean {
  return text.search(privateText) >= 0;
}
