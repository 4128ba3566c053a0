/** Languages of the page and its reader, the likeliest first: `lang` of the page, then what the browser is set to. */
export function languagesOf(page: Document): string[] {
  return [page.documentElement.getAttribute('lang') ?? '', ...navigator.languages].filter(Boolean);
}
