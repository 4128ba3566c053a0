/**
 * How much each signal says. Learnt from 2260 pairs of
 * 9 applications by `npm run train:target`, which writes this file; nothing in it is set by hand.
 * Each application judged by what was learnt from the others alone, per cent, each application counting the same:
 *
 * | found from | correct | wrong | wrong when removed |
 * | ---------- | ------- | ----- | ------------------ |
 * | 0.000 | 95.97 | 3.98 | 99.81 |
 * | 0.400 | 89.70 | 0.77 | 5.80 |
 * | 0.825 | 81.93 | 0.26 | 0.97 |
 * | 0.900 | 69.42 | 0.15 | 0.47 |
 * | 0.950 | 59.07 | 0.15 | 0.15 |
 */

/** Which candidate is it? */
export const rankings: Record<string, number> = {
  after: 1.25,
  ancestors: 2.25,
  before: 2.06,
  beside: 2.45,
  classes: 2.52,
  classless: -1.58,
  column: 1.92,
  columnChanged: -1.96,
  crossed: 0.39,
  crowd: 1.28,
  crowdChanged: -3.9,
  group: 2.6,
  heading: 1.26,
  headingChanged: -1.05,
  height: 1.53,
  href: 0.19,
  hrefChanged: -0.17,
  hrefNear: 0.13,
  icon: 2.67,
  iconChanged: -2.78,
  iconLost: -2.02,
  id: 1.38,
  idChanged: -0.81,
  idShape: 0.3,
  left: 2.91,
  misuse: 0.07,
  name: 0.81,
  near: 1.98,
  neighbour: 0.07,
  newlyNamed: -1.51,
  ordinal: 3.27,
  placeholder: 0.35,
  proof: 1.22,
  renamed: -2.64,
  renumbered: 0.81,
  role: 2.46,
  row: 2.47,
  rowChanged: -2.47,
  seat: 0.94,
  seats: 1.05,
  section: 1.48,
  shadow: 0.23,
  shared: 0.05,
  sole: 0.78,
  tag: 1.67,
  text: 0.87,
  top: 2.83,
  traits: 0.62,
  type: 1.89,
  typeChanged: -0.78,
  unnamed: -0.65,
  unproven: -1.3,
  width: 0.93,
};

/** Is it there at all? */
export const trusts: Record<string, number> = {
  after: 0.1,
  amongLookalikes: 0.37,
  ancestors: 0.67,
  before: 0.12,
  beside: 0.8,
  certain: 4.71,
  classes: 0.47,
  classless: 0.01,
  column: 0.15,
  columnChanged: -1.64,
  crossed: 1.55,
  crowd: 1.24,
  crowdChanged: -0.99,
  field: 1.98,
  group: 2.74,
  heading: -0.49,
  headingChanged: 0.31,
  height: 0.15,
  href: -0.08,
  hrefChanged: -0.95,
  hrefNear: -0.41,
  icon: 0.56,
  iconChanged: -0.18,
  iconLost: -1.33,
  id: 2.64,
  idChanged: -0.13,
  left: 1.21,
  lookalikeShare: -1,
  misuse: 0.69,
  name: 0.52,
  near: 0.49,
  neighbour: -2.72,
  newlyNamed: 0.35,
  ordinal: -0.33,
  othersAlive: -1.02,
  overLookalikes: 0.06,
  proof: 1.56,
  rank: 0.01,
  renamed: -1.14,
  renumbered: 0.54,
  row: 1.59,
  rowChanged: -2.51,
  seat: -0.08,
  seats: 0.5,
  second: 0.55,
  shadow: -4.28,
  share: 1.44,
  shared: 2.8,
  sole: -0.31,
  stylesAlive: -1.75,
  tag: 0.37,
  top: 0.23,
  unnamed: 0.22,
  unproven: -1.19,
  width: 0.98,
  wordsAlive: -1.47,
};

export const trustAtStart = -3.67;

/** So sure we must be to say "here", and so sure to say "probably here". */
export const foundAt = 0.825;
export const unsureAt = 0.4;
