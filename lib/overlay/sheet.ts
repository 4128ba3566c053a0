/** Styles parsed once and shared by all shadow roots; a page's content security policy does not reach them. */
export function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
