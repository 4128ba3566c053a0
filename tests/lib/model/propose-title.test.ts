import { expect, test } from 'vitest';
import type { Action } from '#lib/model/guide.ts';
import { proposeTitle } from '#lib/model/propose-title.ts';
import { titleOf } from '#lib/recorder/titles.ts';

const title = (...titles: string[]) =>
  proposeTitle(titles.map((one) => ({ action: /fill in|Tick/.test(one) ? 'input' : 'click', title: one })));

test.each([
  ['Create a deal', ['Click **Deals**', 'In **Deals**, click **New**', 'Click **Save**']],
  ['Create a party', ['Click **Party**', 'Click **Parties**', 'Click **New**', 'In **Party**, fill in **Name**']],
  ['Create a lead', ['Click **New lead**', 'Click into **Company**', 'Click **Save**']],
  ['Create an invoice', ['Click **+ New Invoice**', 'Click **Save**']],
  ['Create a schedule', ['Click **Schedules**', 'Click **Add new schedule**', 'Click **Add**']],
  ['Create a VAT rate', ['Click **New VAT rate**']],
  ['Create group', ['Click **Create group**', 'Click **Create**']],
  ['New in Inbox', ['Click **Inbox**', 'Click **New**']],
  ['New', ['Click **New**']],
  ['Change Phone', ['Click **Accounts**', 'In **Person**, fill in **Phone**', 'Click **Save**']],
  ['Change Phone and City', ['In **A**, fill in **Phone**', 'In **A**, fill in **City**', 'Click **Save**']],
  [
    'Change Profile',
    ['Click **Profile**', 'In **A**, fill in **Name**', 'fill in **City**', 'fill in **About**', 'Click **Save**'],
  ],
  ['Change Name and City', ['fill in **Name**', 'fill in **City**', 'fill in **About**', 'Click **Save**']],
  ['Book trip', ['Click **Book trip**', 'fill in **City**', 'Click **OK**']],
  ['Delete deal', ['In the row you need, click **Delete deal**', 'Click **Yes**']],
  ['Send order', ['Click **Orders**', 'Click **Send order**', 'Click **OK**']],
  ['Export', ['Click **Export**', 'Click the 2nd button after **Query name**', 'Click **OK**']],
  ['Save_all', ['Click **Save\\_all**']],
  [null, ['Click here']],
])('%s', (said, titles) => {
  expect(title(...titles)).toBe(said);
});

/** As the recorder says them, in each of its languages. */
const said = (language: string, ...deeds: [action: Action, name: string, section?: string][]) =>
  proposeTitle(
    deeds.map(([action, name, section = '']) => {
      const named = { role: 'button', name, isData: false, landmark: null, section };
      return { action, title: titleOf({ action }, named, [language]) };
    }),
  );

const expected = {
  de: [
    'Kunde anlegen',
    'Neuen Eintrag in „Kunden“ anlegen',
    'Telefon ändern',
    'Telefon und Ort ändern',
    'Auftrag senden',
  ],
  fr: [
    'Créer une facture',
    'Créer une entrée dans « Clients »',
    'Modifier Téléphone',
    'Modifier Téléphone et Ville',
    'Envoyer la commande',
  ],
  es: [
    'Crear un cliente',
    'Crear una entrada en «Clientes»',
    'Cambiar Teléfono',
    'Cambiar Teléfono e Idioma',
    'Enviar pedido',
  ],
  ja: ['リードを作成する', '「顧客」に新規作成する', '電話を変更する', '電話と住所を変更する', '注文を送信'],
};

test.each([
  ['de', ['Neuer Kunde', 'Kunden', 'Neu', 'Telefon', 'Ort', 'Speichern', 'Auftrag senden']],
  ['fr', ['Nouvelle facture', 'Clients', 'Ajouter', 'Téléphone', 'Ville', 'Enregistrer', 'Envoyer la commande']],
  ['es', ['Nuevo cliente', 'Clientes', 'Añadir', 'Teléfono', 'Idioma', 'Guardar', 'Enviar pedido']],
  ['ja', ['新規リード', '顧客', '新規作成', '電話', '住所', '保存', '注文を送信']],
] as const)('goals are said in %s as the steps are', (language, [neu, place, bare, one, other, save, send]) => {
  const goals = [
    said(language, ['click', neu], ['click', save]),
    said(language, ['click', place], ['click', bare, place], ['input', one], ['click', save]),
    said(language, ['input', one, place], ['click', save]),
    said(language, ['input', one], ['input', other], ['click', save]),
    said(language, ['click', place], ['click', send], ['click', 'OK']),
  ];
  expect(goals).toEqual(expected[language]);
});

test('what stands before, after or beside something without a name is no name, and what is dragged somewhere is one', () => {
  const landmark = { name: 'Kunde', distance: 2 };
  for (const language of ['en', 'de', 'fr', 'es', 'ja']) {
    const nameless = { name: '', isData: false };
    for (const named of [
      { ...nameless, role: 'button', landmark },
      { ...nameless, role: 'generic', landmark: null, beside: 'Kunde' },
    ])
      expect(proposeTitle([{ action: 'click', title: titleOf({ action: 'click' }, named, [language]) }])).toBeNull();
  }
  expect(proposeTitle([{ action: 'drag', title: 'Ziehen Sie **Karte** nach **Fertig**' }])).toBe('Karte');
});
