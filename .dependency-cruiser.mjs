/** Rooms, and who may look into whom. A room lists what it may import; everything else is a wall. */
export const rooms = {
  'lib/model': [],
  'lib/platform': [],
  'lib/messages': ['lib/model', 'lib/platform'],
  'lib/frames': ['lib/model/private-text.ts'],
  'lib/target': ['lib/frames', 'lib/model'],
  'lib/context': ['lib/model'],
  'lib/recorder': ['lib/frames', 'lib/model'],
  'lib/player': ['lib/frames', 'lib/model'],
  'lib/overlay': ['lib/frames'],
  'lib/store': ['lib/model'],
  'lib/sync': ['lib/model', 'lib/store', 'lib/platform'],
  'lib/sites': ['lib/context', 'lib/model', 'lib/platform'],
  'lib/authoring': ['lib/model', 'lib/store'],
  'lib/markdown': ['lib/model'],
  'lib/handout': ['lib/markdown', 'lib/model'],
  'lib/exchange': ['lib/handout', 'lib/markdown', 'lib/model', 'lib/recorder/titles.ts'],
  'lib/reading': ['lib/model', 'lib/store', 'lib/markdown'],
  'lib/pictures': ['lib/model'],
  'lib/wireframe': ['lib/model'],
  'lib/desk': [
    'lib/authoring',
    'lib/context',
    'lib/exchange/picture-types.ts',
    'lib/markdown',
    'lib/messages',
    'lib/model',
    'lib/pictures',
    'lib/platform',
    'lib/reading',
    'lib/sites',
    'lib/store',
    'lib/sync',
    'lib/wireframe',
  ],
  'components/ui': [],
  'components/overlay': ['components/library/RichText.tsx', 'lib/model'],
  'components/library': ['components/ui', 'lib/model'],
  // The page of a shared guide is the one that Studio exports.
  'server/src': ['lib/handout', 'lib/model', 'lib/wireframe'],
};

const product = '^(lib|components|entrypoints|server/src)/';
/** What is injected into pages of others, on demand or always. */
export const pageScripts = '^entrypoints/(agent|player|inside|recorder|masks|wireframe)([./]|$)';

const walls = Object.entries(rooms).map(([room, open]) => ({
  name: `walls of ${room}`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: product, pathNot: [room, ...open].map((name) => `^${name}(/|$)`) },
}));

const only = (name, path, homes) => ({
  name,
  severity: 'error',
  from: { path: product, pathNot: homes.map((home) => `^${home}`) },
  to: { path: `node_modules/${path}` },
});

const options = {
  tsConfig: { fileName: 'tsconfig.json' },
  tsPreCompilationDeps: 'specify',
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '\\.css(\\?inline)?$' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
  },
};

/** All imports count, type imports too: a room that knows another's words depends on it. */
export default {
  forbidden: [
    ...walls,
    only('only the store knows Dexie', 'dexie/', ['lib/store/']),
    only('only markdown knows marked', 'marked/', ['lib/markdown/']),
    only('only the exchange knows formats of others', '(@cantoo/|fflate|pptxgenjs|turndown)', ['lib/exchange/']),
    only('only the overlay knows Floating UI', '@floating-ui/', ['lib/overlay/']),
    only('only the platform knows the browser', '(wxt/dist/browser|@wxt-dev/browser/|webextension-polyfill/)', [
      'lib/platform/',
    ]),
    only('only entrypoints know WXT', 'wxt/(?!dist/browser)', ['entrypoints/']),
    only(
      'only the server knows its packages',
      '(hono|@hono|kysely|openid-client|pg|pino|lru-cache|prom-client|rate-limiter-flexible|s3mini)/',
      ['server/src/'],
    ),
    only('Zod stays at the boundaries', 'zod/', [
      'lib/model/',
      'lib/messages/',
      'lib/sync/',
      'lib/exchange/',
      'server/src/',
    ]),
    {
      name: 'nothing imports an entrypoint',
      severity: 'error',
      from: { pathNot: '^((tests/)?entrypoints|scripts/bench/page)/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'an entrypoint imports no other',
      severity: 'error',
      from: { path: '^entrypoints/([^/]+)/' },
      to: { path: '^entrypoints/', pathNot: '^entrypoints/$1/' },
    },
    {
      name: 'an entrypoint of one file imports no other',
      severity: 'error',
      from: { path: '^entrypoints/[^/]+$' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'nothing but tests imports tests',
      severity: 'error',
      from: { path: product },
      to: { path: '^(tests|demo|scripts)/' },
    },
    {
      name: 'no cycles',
      comment: 'A view and its part may know the type of each other: that is nothing at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'all resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options,
};

/**
 * What reaches a page. Types cost nothing there, so type imports do not count; everything else of a chain is injected.
 */
export const pages = {
  forbidden: [
    {
      name: 'no Zod in a page',
      severity: 'error',
      from: { path: pageScripts },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'no store, Markdown or polyfill in a page',
      severity: 'error',
      from: { path: pageScripts },
      to: { path: 'node_modules/(dexie|marked|webextension-polyfill)/', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
