/** A language as everything here says it, with its script: `de-Latn`. Null for what is no language. */
export function languageAs(tag: string | null | undefined): string | null {
  try {
    const { language, script } = new Intl.Locale(tag ?? '').maximize();
    return script ? `${language}-${script}` : null;
  } catch {
    // What a page says may be no language.
    return null;
  }
}

const fromTheRight = /-(Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/;

/** What an element says of its words, so that they are read in their language, and from its side. */
export function inLanguage(language: string | undefined): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return language ? { lang: language, dir: fromTheRight.test(language) ? 'rtl' : 'ltr' } : {};
}

/** What somebody reads, what they like best first. */
export function languagesAs(tags: readonly string[]): string[] {
  return [...new Set(tags.flatMap((tag) => languageAs(tag) ?? []))];
}
