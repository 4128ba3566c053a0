/**
 * How much each signal says: [which candidate is it, is it there at all]. Learnt from 2260 pairs of
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
export const weights: Record<string, readonly [rank: number, trust: number]> = {
  after: [1.25, 0.1],
  amongLookalikes: [0, 0.37],
  ancestors: [2.25, 0.67],
  before: [2.06, 0.12],
  beside: [2.45, 0.8],
  certain: [0, 4.71],
  classes: [2.52, 0.47],
  classless: [-1.58, 0.01],
  column: [1.92, 0.15],
  columnChanged: [-1.96, -1.64],
  crossed: [0.39, 1.55],
  crowd: [1.28, 1.24],
  crowdChanged: [-3.9, -0.99],
  field: [0, 1.98],
  group: [2.6, 2.74],
  heading: [1.26, -0.49],
  headingChanged: [-1.05, 0.31],
  height: [1.53, 0.15],
  href: [0.19, -0.08],
  hrefChanged: [-0.17, -0.95],
  hrefNear: [0.13, -0.41],
  icon: [2.67, 0.56],
  iconChanged: [-2.78, -0.18],
  iconLost: [-2.02, -1.33],
  id: [1.38, 2.64],
  idChanged: [-0.81, -0.13],
  idShape: [0.3, 0],
  left: [2.91, 1.21],
  lookalikeShare: [0, -1],
  misuse: [0.07, 0.69],
  name: [0.81, 0.52],
  near: [1.98, 0.49],
  neighbour: [0.07, -2.72],
  newlyNamed: [-1.51, 0.35],
  ordinal: [3.27, -0.33],
  othersAlive: [0, -1.02],
  overLookalikes: [0, 0.06],
  placeholder: [0.35, 0],
  proof: [1.22, 1.56],
  rank: [0, 0.01],
  renamed: [-2.64, -1.14],
  renumbered: [0.81, 0.54],
  role: [2.46, 0],
  row: [2.47, 1.59],
  rowChanged: [-2.47, -2.51],
  seat: [0.94, -0.08],
  seats: [1.05, 0.5],
  second: [0, 0.55],
  section: [1.48, 0],
  shadow: [0.23, -4.28],
  share: [0, 1.44],
  shared: [0.05, 2.8],
  sole: [0.78, -0.31],
  stylesAlive: [0, -1.75],
  tag: [1.67, 0.37],
  text: [0.87, 0],
  top: [2.83, 0.23],
  traits: [0.62, 0],
  type: [1.89, 0],
  typeChanged: [-0.78, 0],
  unnamed: [-0.65, 0.22],
  unproven: [-1.3, -1.19],
  width: [0.93, 0.98],
  wordsAlive: [0, -1.47],
};

export const trustAtStart = -3.67;

/** So sure we must be to say "here", and so sure to say "probably here". */
export const foundAt = 0.825;
export const unsureAt = 0.4;
