import type { Trace } from '#lib/model/trace.ts';

/** What a signal says for an element, and what against it where it is missing or speaks against. */
const signalWords: Record<string, readonly [says: string, lacks: string]> = {
  after: ['same words after it', 'other words after it'],
  ancestors: ['same surroundings', 'other surroundings'],
  before: ['same words before it', 'other words before it'],
  beside: ['same words near it', 'other words near it'],
  block: ['what stands around it tells it from those alike', 'other words around it'],
  blockElsewhere: ['what stood around it stands elsewhere', 'what stood around it stands elsewhere'],
  blockless: ['nothing around it tells it from those alike', 'nothing around it tells it from those alike'],
  classes: ['same style', 'other style'],
  classesChanged: ['other style', 'other style'],
  classless: ['no style to go by', 'no style to go by'],
  column: ['same column', 'other column'],
  columnChanged: ['other column', 'other column'],
  crossed: ['goes by the same words', 'goes by other words'],
  crowd: ['as many alike as before', 'more or fewer alike than before'],
  crowdChanged: ['more or fewer alike than before', 'more or fewer alike than before'],
  field: ['same field name', 'other field name'],
  fieldChanged: ['other field name', 'other field name'],
  framed: ['lies in a frame now', 'lies in a frame now'],
  group: ['same use', 'other use'],
  heading: ['under the same heading', 'under another heading'],
  headingChanged: ['under another heading', 'under another heading'],
  height: ['same height', 'other height'],
  hookLost: ['lost its id', 'lost its id'],
  href: ['same link', 'other link'],
  hrefChanged: ['other link', 'other link'],
  hrefNear: ['similar link', 'other link'],
  icon: ['same icon', 'other icon'],
  iconChanged: ['other icon', 'other icon'],
  iconLost: ['an icon came or went', 'an icon came or went'],
  iconWords: ['named as its icon was', 'not named as its icon was'],
  id: ['same id', 'other id'],
  idChanged: ['other id', 'other id'],
  idShape: ['similar id', 'other id'],
  left: ['same place across', 'moved across'],
  misuse: ['other use', 'other use'],
  name: ['same name', 'other name'],
  near: ['similar name', 'other name'],
  neighbour: ['named as its neighbour was', 'named as its neighbour was'],
  newlyNamed: ['has a name now', 'has a name now'],
  ordinal: ['same one of those alike', 'another one of those alike'],
  otherwise: ['other name', 'other name'],
  otherwiseOthers: ['other name', 'other name'],
  otherwiseStyles: ['other name', 'other name'],
  otherwiseWords: ['other name', 'other name'],
  placeholder: ['same placeholder', 'other placeholder'],
  proof: ['proof by name or id', 'no proof by name or id'],
  record: ['any record of its kind', 'any record of its kind'],
  renamed: ['other name', 'other name'],
  renumbered: ['same name with another number', 'other name'],
  role: ['same role', 'other role'],
  row: ['same row', 'other row'],
  rowChanged: ['other row', 'other row'],
  seat: ['same place among its siblings', 'other place among its siblings'],
  seats: ['as many siblings as before', 'more or fewer siblings'],
  section: ['same kind of section', 'other kind of section'],
  sectionName: ['same section', 'other section'],
  sectionRenamed: ['other section', 'other section'],
  shadow: ['in the same component', 'in another component'],
  shared: ['others go by its name', 'others go by its name'],
  sole: ['only one of its name', 'not the only one of its name'],
  swapped: ['named in other words', 'named in other words'],
  swappedAmid: ['named in other words', 'named in other words'],
  tag: ['same kind of element', 'other kind of element'],
  testId: ['same test id', 'other test id'],
  testIdChanged: ['other test id', 'other test id'],
  text: ['same text', 'other text'],
  textLost: ['lost its text', 'lost its text'],
  top: ['same place down', 'moved up or down'],
  traits: ['same attributes', 'other attributes'],
  type: ['same type', 'other type'],
  typeChanged: ['other type', 'other type'],
  unnamed: ['has no name now', 'has no name now'],
  unproven: ['no proof by name or id', 'no proof by name or id'],
  width: ['same width', 'other width'],
};

/** So little ahead that a person, too, might take the other one. */
const closeCall = 1;

/** A trace for authors: what came of the find, in a sentence, and the signals of each side, without repeats. */
export function traceWords(trace: Trace): { outcome: string; for: string[]; against: string[] } {
  const { outcome, confidence, isHooked, candidates, ahead } = trace;
  const sure = `${Math.round(confidence * 100)} % sure`;
  const looked = `${candidates} ${candidates === 1 ? 'element' : 'elements'} looked at`;
  const close = ahead !== null && ahead < closeCall && !isHooked ? ', and another one nearly as likely' : '';
  return {
    outcome:
      outcome === 'missing'
        ? candidates > 0
          ? `Not found. ${looked}, the likeliest ${sure}${close}.`
          : 'Not found. Nothing on the page came into question.'
        : `${outcome === 'unsure' ? 'Found with doubt' : 'Found'}, ${sure}${isHooked ? ' by its id' : ''}. ${looked}${close}.`,
    for: worded(trace.for, 0),
    against: worded(trace.against, 1),
  };
}

/** A newer version may know signals that this one has no words for. */
function worded(signals: Trace['for'], side: 0 | 1): string[] {
  return [...new Set(signals.map(([name]) => signalWords[name]?.[side] ?? name))];
}

export const hasWords = (signal: string): boolean => Object.hasOwn(signalWords, signal);
