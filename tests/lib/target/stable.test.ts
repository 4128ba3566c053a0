import { describe as group, expect, it } from 'vitest';
import { isStable, pathOf, shapeOf, stemsOf } from '#lib/target/stable.ts';

group('what will be the same tomorrow', () => {
  it.each([
    'radix-«r0»',
    ':r1:',
    'input-v-6',
    'cdk-overlay-1',
    'react-aria815033490-_r_9k_',
    'pf-random-id-0',
    'c12',
    'nav-tab-1',
    'title-field-1',
    'val[&where%5Bid%5D=2][title]',
    'button-agd9adcr',
    'pf-1795293390419uppjz1npgg8',
    '',
    '4f2a9b7c1d',
  ])('not %s', (id) => expect(isStable(id)).toBe(false));

  it.each(['save-button', 'red-ui-header-shade', 'menu.new', 'createLead', 'sidebar', 'login_form'])('but %s', (id) =>
    expect(isStable(id)).toBe(true),
  );

  it('keeps what a person wrote of a class', () => {
    expect(stemsOf('Button_primary__f5uu3 css-179mynt-BackArrow svelte-7y4msj css-3x8rgh active _row_1he2k_1')).toEqual(
      ['button-primary', 'backarrow', 'row'],
    );
  });

  it('keeps the shape of a counted id and the place of a link', () => {
    expect(shapeOf('title-field-12')).toBe('title-field-#');
    expect(pathOf('https://crm.example/leads/4711?tab=2#top')).toBe('leads/#');
    expect(pathOf('#/queries/new')).toBe('queries/new');
    expect(pathOf('javascript:void(0)')).toBe('');
  });

  it('keeps nothing of whose something is', () => {
    expect(['zoe@example.com', `${'of-'.repeat(30)}zoe@example`, 'of-zoe%40example.com'].map(shapeOf)).toEqual([
      '',
      '',
      '',
    ]);
    expect(stemsOf('card zoe@example.com')).toEqual(['card']);
    expect(pathOf('/people/zoe%40example.com/edit')).toBe('people/#/edit');
    expect(['mailto:zoe@example.com', 'tel:+49170', 'skype:zoe?call'].map(pathOf)).toEqual(['', '', '']);
  });
});
