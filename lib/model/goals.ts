/** How a language says what somebody will have done. */
export interface GoalLanguage {
  /** Is a step's sentence, its names left out, in this language? */
  sentence: RegExp;
  /** "New lead" → "Create a lead"; null where a name says nothing of what is new. */
  create(name: string): string | null;
  /** Names that say no more than that something new begins. */
  bare: RegExp;
  /** Something new, known only by where it was begun and by what was pressed. */
  createIn(place: string, name: string): string;
  change(names: readonly string[]): string;
}

const english: GoalLanguage = {
  sentence: /./,
  create: (name) => said(/^(?:new|create new|add new)\s+(?:an?\s+)?(.+)$/i, name, (it) => `Create ${withArticle(it)}`),
  bare: /^(?:new|add|create)$/i,
  createIn(place, name) {
    const one = singular(place);
    return one ? `Create ${withArticle(one)}` : `${name} in ${place}`;
  },
  change: (names) => `Change ${names.join(' and ')}`,
};

const german: GoalLanguage = {
  sentence: / Sie\b/,
  create: (name) => said(/^neue[mnrs]?\s+(.+)$/i, name, (it) => `${it} anlegen`),
  bare: /^(?:neu|anlegen|erstellen|hinzufügen|neu anlegen|neu erstellen)$/i,
  createIn: (place) => `Neuen Eintrag in „${place}“ anlegen`,
  change: (names) => `${names.join(' und ')} ändern`,
};

const french: GoalLanguage = {
  sentence: /(?:^|, )(?:[\p{L}-]+ez|faites)(?= |$)/iu,
  create: (name) =>
    said(/^nouve(?:au|l)\s+(.+)$/i, name, (it) => `Créer un ${lowered(it)}`) ??
    said(/^nouvelle\s+(.+)$/i, name, (it) => `Créer une ${lowered(it)}`),
  bare: /^(?:nouveau|nouvelle|créer|ajouter)$/i,
  createIn: (place) => `Créer une entrée dans « ${place} »`,
  change: (names) => `Modifier ${names.join(' et ')}`,
};

const spanish: GoalLanguage = {
  sentence: /(?:^|, )(?:haz|abre|elige|cambia|pon|arrastra|rellena|ajusta|marca|pulsa|ve|vuelve|desplázate)(?= |$)/i,
  create: (name) =>
    said(/^nuevo\s+(.+)$/i, name, (it) => `Crear un ${lowered(it)}`) ??
    said(/^nueva\s+(.+)$/i, name, (it) => `Crear una ${lowered(it)}`),
  bare: /^(?:nuevo|nueva|crear|añadir|agregar)$/i,
  createIn: (place) => `Crear una entrada en «${place}»`,
  change: (names) => `Cambiar ${names.reduce((all, name) => `${all} ${/^h?i/i.test(name) ? 'e' : 'y'} ${name}`)}`,
};

const japanese: GoalLanguage = {
  sentence: /ます$/,
  create: (name) =>
    said(/^(?:新規|新しい)\s*(?!作成|追加|登録)(.+?)(?:の?(?:作成|追加|登録))?$/, name, (it) => `${it}を作成する`),
  bare: /^(?:新規|新規作成|新規追加|新規登録|作成|追加|登録)$/,
  createIn: (place) => `「${place}」に新規作成する`,
  change: (names) => `${names.join('と')}を変更する`,
};

/** The language in which steps are said; what is in none of the others is English. */
export function goalLanguageOf(sentences: readonly string[]): GoalLanguage {
  const others = [german, french, spanish, japanese];
  return others.find(({ sentence }) => sentences.some((one) => sentence.test(one))) ?? english;
}

function said(form: RegExp, name: string, goal: (object: string) => string): string | null {
  const object = form.exec(name)?.[1];
  return object === undefined ? null : goal(object);
}

/** Of what a page of many is called: "Parties" → "Party". Null where it is not called so. */
function singular(plural: string): string | null {
  if (/ies$/i.test(plural)) return plural.replace(/ies$/i, 'y');
  if (/(?:[sx]|ch|sh)es$/i.test(plural)) return plural.replace(/es$/i, '');
  return /[^siu]s$/i.test(plural) ? plural.slice(0, -1) : null;
}

function withArticle(name: string): string {
  const words = lowered(name);
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** Words go on small in a sentence; what is written otherwise (VAT, eBay) keeps its letters. */
function lowered(name: string): string {
  return name.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll}+(?!\p{L}))/gu, (letter) => letter.toLowerCase());
}
