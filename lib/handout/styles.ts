/** All of a handout's looks. Its hash stands in the page's policy, so that no other style is obeyed there. */
export const handoutStyles = `
:root { color-scheme: light dark; --ink: light-dark(#1f2430, #eceef4); --soft: light-dark(#555c6e, #b3b9c8);
  --paper: light-dark(#fff, #1b1e27); --line: light-dark(#dcdfe7, #3d4354); --accent: light-dark(#3b5bdb, #a3b5ff);
  --mark: #c2410c; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.8rem; } h2 { font-size: 1.35rem; } h3 { font-size: 1.1rem; margin: 0 0 .4rem; }
h4, h5, h6 { font-size: 1rem; }
a { color: var(--accent); }
.soft { color: var(--soft); font-size: .9rem; }
.guide + .guide { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.steps { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: 2rem; }
.number { color: var(--soft); font-weight: 600; }
figure { position: relative; margin: .75rem 0 0; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
figure img, figure svg { display: block; width: 100%; height: auto; }
figure svg { position: absolute; inset: 0; height: 100%; }
figure rect { fill: none; stroke: var(--mark); stroke-width: 3; vector-effect: non-scaling-stroke; }
img { max-width: 100%; height: auto; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.missing { color: var(--soft); font-style: italic; }
.show { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: 1.25rem 0; }
.show .soft { flex: 1 1 16rem; }
.in-app { padding: .5rem 1rem; border: 1px solid var(--accent); border-radius: .5rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; }
  .guide + .guide { break-before: page; border: 0; margin: 0; padding: 0; }
  .step, figure, pre { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
  .show { display: none; }
}
`;
