import { goalLanguageOf, type GoalLanguage } from './goals.ts';
import type { Action } from './guide.ts';

/** What is known of a recorded step: what was done, and the sentence that says so. */
interface Done {
  action: Action;
  title: string;
}

interface Named {
  action: Action;
  name: string;
}

/** What every task ends in says nothing of it, in whatever language the application is. */
const keeping =
  /^(?:save|update|apply|speichern|aktualisieren|übernehmen|anwenden|enregistrer|sauvegarder|appliquer|valider|guardar|actualizar|aplicar|保存(?:する)?|更新(?:する)?|適用)$/i;
const ending =
  /^(?:ok|yes|close|done|cancel|ja|schließen|fertig|abbrechen|oui|fermer|terminé|annuler|sí|cerrar|listo|cancelar|aceptar|はい|閉じる|完了|キャンセル)$/i;
const creating =
  /(?<!\p{L})(?:new|add|create|neue?[mnrs]?|anlegen|erstellen|hinzufügen|nouveau|nouvel|nouvelle|créer|ajouter|nuev[oa]|crear|añadir|agregar)(?!\p{L})|新|作成|追加|登録/iu;
const field: readonly Action[] = ['input', 'select', 'check', 'upload'];

/**
 * What somebody will have done afterwards, from what was pressed and where: "Create a deal", "Change Phone", in the
 * language of the steps. Null where nothing had a name.
 */
export function proposeTitle(recorded: readonly Done[]): string | null {
  const named = recorded.flatMap(nameOf);
  const goal = goalLanguageOf(recorded.map(({ title }) => title.replace(names, '')));
  const at = named.findIndex(({ action, name }) => !field.includes(action) && creating.test(name));
  if (at >= 0) return creation(goal, named[at]!.name, placeBefore(named, at));
  const isField = ({ action }: Named): boolean => field.includes(action);
  const changed = [...new Set(named.filter(isField).map(({ name }) => name))];
  const pressed = named.filter((one) => !isField(one));
  if (changed.length > 0 && pressed.some(({ name }) => keeping.test(name))) {
    const place = changed.length > 2 ? placeBefore(named, named.findIndex(isField)) : null;
    return goal.change(place === null ? changed.slice(0, 2) : [place]);
  }
  const says = ({ name }: Named): boolean => !isTrivial(name);
  return (pressed.findLast(says) ?? named.findLast(says) ?? named.at(-1))?.name ?? null;
}

const names = /\*\*(?:\\.|[^\\])+?\*\*/g;

const ofRow =
  /^(?:(?:In the row you need|Dans la ligne voulue|En la fila que necesites), |In der gewünschten Zeile: |目的の行で：)/;

/** Without the part of the page that a title begins with. */
export function withoutPlace(title: string): string {
  return title
    .replace(ofRow, '')
    .replace(/^(?:(?:In|Dans|En) \*\*(?:\\.|[^\\])+?\*\*[,:] |\*\*(?:\\.|[^\\])+?\*\* で：)/, '');
}

const ofNeighbour =
  /^[^*]* (?:after|beside|nach|neben|après|à côté de|después de|junto a) \*\*|^\*\*(?:\\.|[^\\])+?\*\* の(?:後の|横の印)/;

/** "In **Deals**, click **New**" is about New; "the 2nd field after **Name**" names a neighbour. */
function nameOf({ action, title }: Done): Named[] {
  const sentence = withoutPlace(title);
  if (ofNeighbour.test(sentence)) return [];
  const name = /\*\*((?:\\.|[^\\])+?)\*\*/.exec(sentence)?.[1]?.replace(/\\(.)/g, '$1');
  return name === undefined ? [] : [{ action, name }];
}

const isTrivial = (name: string): boolean => keeping.test(name) || ending.test(name);

function placeBefore(named: readonly Named[], at: number): string | null {
  return named.slice(0, at).findLast(({ action, name }) => !field.includes(action) && !isTrivial(name))?.name ?? null;
}

function creation(goal: GoalLanguage, name: string, place: string | null): string {
  const words = name.replace(/^[^\p{L}]+/u, '');
  return goal.create(words) ?? (place && goal.bare.test(words) ? goal.createIn(place, words) : name);
}
