import type { StepKind } from './step-kind.ts';

/** What a title says that we wrote ourselves, by what its step is for. `{name}` is its element, in bold. */
interface KindWords {
  /** The recorder's sentences of one name; the first one is said where it is not known what was done. */
  does: readonly [string, ...string[]];
  seen: string;
  fork: string;
  scroll: string;
}

const english: KindWords = {
  does: [
    'Click {name}',
    'Open the tab {name}',
    'Choose {name}',
    'Open {name}',
    'Switch {name}',
    'Click into {name}',
    'Double-click {name}',
    'Right-click {name}',
    'Point at {name}',
    'Fill in {name}',
    'Set {name}',
    'Tick or untick {name}',
  ],
  seen: 'You see {name}',
  fork: 'If you see {name}',
  scroll: 'Scroll until you see {name}',
};

const german: KindWords = {
  does: [
    'Klicken Sie auf {name}',
    'Öffnen Sie die Registerkarte {name}',
    'Wählen Sie {name}',
    'Öffnen Sie {name}',
    'Schalten Sie {name} um',
    'Klicken Sie in {name}',
    'Doppelklicken Sie auf {name}',
    'Klicken Sie mit der rechten Maustaste auf {name}',
    'Zeigen Sie auf {name}',
    'Füllen Sie {name} aus',
    'Stellen Sie {name} ein',
    'Setzen oder entfernen Sie das Häkchen bei {name}',
  ],
  seen: 'Sie sehen {name}',
  fork: 'Wenn Sie {name} sehen',
  scroll: 'Scrollen Sie, bis Sie {name} sehen',
};

const french: KindWords = {
  does: [
    'Cliquez sur {name}',
    'Ouvrez l’onglet {name}',
    'Choisissez {name}',
    'Ouvrez {name}',
    'Basculez {name}',
    'Cliquez dans {name}',
    'Double-cliquez sur {name}',
    'Faites un clic droit sur {name}',
    'Placez le pointeur sur {name}',
    'Remplissez {name}',
    'Réglez {name}',
    'Cochez ou décochez {name}',
  ],
  seen: 'Vous voyez {name}',
  fork: 'Si vous voyez {name}',
  scroll: 'Faites défiler jusqu’à voir {name}',
};

const spanish: KindWords = {
  does: [
    'Haz clic en {name}',
    'Abre la pestaña {name}',
    'Elige {name}',
    'Abre {name}',
    'Cambia {name}',
    'Haz clic en el campo {name}',
    'Haz doble clic en {name}',
    'Haz clic con el botón derecho en {name}',
    'Pon el puntero sobre {name}',
    'Rellena {name}',
    'Ajusta {name}',
    'Marca o desmarca {name}',
  ],
  seen: 'Ves {name}',
  fork: 'Si ves {name}',
  scroll: 'Desplázate hasta ver {name}',
};

const japanese: KindWords = {
  does: [
    '{name} をクリックします',
    'タブ {name} を開きます',
    '{name} を選びます',
    '{name} を開きます',
    '{name} を切り替えます',
    '{name} の中をクリックします',
    '{name} をダブルクリックします',
    '{name} を右クリックします',
    '{name} にポインターを合わせます',
    '{name} に入力します',
    '{name} を設定します',
    '{name} のチェックを切り替えます',
  ],
  seen: '{name} が表示されます',
  fork: '{name} が表示されている場合',
  scroll: '{name} が見えるまでスクロールします',
};

const languages = [english, german, french, spanish, japanese];

/**
 * The title for another kind of step, where it is still one that we wrote; an author's own words stay. What is to be
 * read may say what is done there.
 */
export function titleAs(kind: StepKind, title: string): string {
  for (const { does, seen, fork, scroll } of languages) {
    const isDoing = does.some((sentence) => nameIn(title, sentence) !== null);
    const name = [...does, seen, fork, scroll].map((sentence) => nameIn(title, sentence)).find(Boolean);
    if (!name) continue;
    if (isDoing && (kind === 'act' || kind === 'optional' || kind === 'read')) return title;
    const said = { act: does[0], optional: does[0], read: seen, check: seen, branch: fork, scroll };
    return said[kind].replace('{name}', () => name);
  }
  return title;
}

function nameIn(title: string, sentence: string): string | null {
  const [before = '', after = ''] = sentence.split('{name}');
  if (!title.startsWith(before) || !title.endsWith(after)) return null;
  const name = title.slice(before.length, title.length - after.length);
  return /^\*\*(?:\\.|[^\\*])+\*\*$/.test(name) ? name : null;
}
