const words = (list: string) => new Set(list.split(' '));

/** What an import knows how to say, or to go past. */
const read = words(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div ' +
    'dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark ol p pre q rp rt ruby ' +
    's samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr',
);
/** What goes with all that is in it. */
const embedded = words('canvas iframe math noscript object script style svg template title');
/** Of these the signs go, and what is in them stays: somebody may only speak of a button. */
const bare = words(
  'audio base body button datalist embed fieldset footer form frame frameset head html input label legend link map area ' +
    'meta meter nav optgroup option output param picture progress search select source textarea track video',
);

const tag = /<(\/?)([a-z][\w:-]*)(?=[\s/>])[^>]*>/gi;

/**
 * How the tags in a Markdown are meant: those of HTML as tags, others as words, such as `<your name>`. `all` is all the HTML
 * in it: what embeds and is never closed would take the rest of the text along.
 */
export function tagsAsMeant(all: string): (html: string) => string {
  const open = new Map<string, number>();
  for (const [, slash, name = ''] of all.matchAll(tag)) {
    const lower = name.toLowerCase();
    if (embedded.has(lower)) open.set(lower, (open.get(lower) ?? 0) + (slash ? -1 : 1));
  }
  return (html) =>
    withClosedComment(html).replace(tag, (whole, _, name: string) => {
      const lower = name.toLowerCase();
      if (bare.has(lower)) return '';
      const isTag = read.has(lower) || (embedded.has(lower) && open.get(lower) === 0);
      return isTag ? whole : whole.replace('<', '&lt;');
    });
}

/** One that is never closed would take the rest of the text along, too. */
function withClosedComment(html: string): string {
  return /<!--(?:(?!-->)[\s\S])*$/.test(html) ? `${html}-->` : html;
}
