import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { toHandout } from '#lib/handout/handout.ts';
import { handoutPage, policyOf } from '#lib/handout/page.ts';
import { saidIn, translatableOf, translate } from '#lib/model/translation.ts';
import { aHostileGuide, aShownGuide, hostile } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

const file = { title: 'T', pictureUrl: () => 'data:image/png;base64,AA==', pictureSource: 'data:' };
const page = (...guides: Parameters<typeof toHandout>[0][]) =>
  handoutPage(
    guides.map((guide) => toHandout(guide, 'Ann')),
    file,
  );

test('says every step with its heading, its picture and what the picture shows', async () => {
  const html = await page(aShownGuide());
  expect(html).toContain('<h1>Add a lead</h1>');
  expect(html).toContain('<h2><span class="number">Step 1 of 2.</span> Click <strong>New lead</strong></h2>');
  expect(html).toContain('alt="The page at step 1"');
  expect(html).toContain('<rect x="80" y="50" width="160" height="100"');
  expect(html).toContain('<a href="https://crm.example.com/leads" ');
});

test('each text is marked as what it is in, and our own words are English', async () => {
  const step = aStep({ title: 'Click **Save**', text: 'At the top.' });
  const written = aGuide({
    title: 'Add a lead',
    description: 'For sales.',
    language: 'fr-Latn',
    steps: stepsById(step, aStep({ order: 'a1' })),
  });
  const title = translatableOf(written).find(({ field }) => field === 'title')!;
  const text = translatableOf(written).find(({ stepId, field }) => stepId === step.id && field === 'text')!;
  const half = translate(translate(written, 'de-Latn', title, 'Einen Lead anlegen'), 'de-Latn', text, 'Oben.');
  const html = await handoutPage([toHandout(saidIn(half, 'de-Latn'), 'Ann', half)], file);
  expect(html).toContain(
    '<article class="guide">\n<h1 lang="de-Latn" dir="ltr">Einen Lead anlegen</h1>\n<p class="soft">',
  );
  expect(html).toContain('<p lang="fr-Latn" dir="ltr">For sales.</p>');
  expect(html).toContain(
    '<h2 lang="fr-Latn" dir="ltr"><span class="number" lang="en" dir="ltr">Step 1 of 2.</span> Click ',
  );
  expect(html).toContain('<div lang="de-Latn" dir="ltr"><p>Oben.</p></div>');
});

test('Arabic reads from the right, our own words in it from the left', async () => {
  const step = aStep({ title: 'انقر على **حفظ**', text: 'ثم انتظر.' });
  const guide = aGuide({ title: 'إضافة عميل', language: 'ar-Arab', steps: stepsById(step, aStep({ order: 'a1' })) });
  const html = await page(guide);
  expect(html).toContain('<title lang="ar-Arab" dir="rtl">');
  expect(html).toContain('<h1 lang="ar-Arab" dir="rtl">إضافة عميل</h1>');
  expect(html).toContain(
    '<h2 lang="ar-Arab" dir="rtl"><span class="number" lang="en" dir="ltr">Step 1 of 2.</span> انقر',
  );
  expect(html).toContain('<div lang="ar-Arab" dir="rtl"><p>ثم انتظر.</p></div>');
});

test('the way into the app stands above the first step', async () => {
  const html = await handoutPage([toHandout(aShownGuide(), 'Ann')], {
    ...file,
    inApp: 'https://crm.example.com/#handrail=1',
  });
  expect(html.indexOf('Show me in the app')).toBeGreaterThan(html.indexOf('</h1>'));
  expect(html.indexOf('Show me in the app')).toBeLessThan(html.indexOf('class="step"'));
  expect(html.match(/Show me in the app/g)).toHaveLength(1);
});

test('a picture that is not there is named', async () => {
  const handout = toHandout(aShownGuide(), '');
  expect(await handoutPage([handout], { ...file, pictureUrl: () => null })).toContain(
    'The picture of step 1 is missing.',
  );
});

test('several guides stand below one heading, each with its own', async () => {
  const html = await page(aGuide({ title: 'A' }), aGuide({ title: 'B' }));
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html).toMatch(/<h2>A<\/h2>[\s\S]*<h2>B<\/h2>/);
});

test('the policy forbids all but these styles and pictures', async () => {
  const html = await page(aGuide());
  const styles = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
  const hash = createHash('sha256').update(styles).digest('base64');
  expect(await policyOf(file)).toBe(
    `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
  );
  expect(html).toContain(`style-src &#39;sha256-${hash}&#39;`);
  expect(html).not.toContain('<script');
});

test('whatever an author types, no element of theirs comes of it', async () => {
  const html = await page(aHostileGuide());
  const tags = [...html.matchAll(/<(\/?[a-z][\w-]*)/gi)].map(([, tag]) => tag!.replace('/', '').toLowerCase());
  const ours = 'html head meta title style body main footer article h1 h2 h3 h4 p ol li span a br code strong em'.split(
    ' ',
  );
  expect(tags.filter((tag) => !ours.includes(tag))).toEqual([]);
  expect(html).not.toMatch(/href="(?!https?:|mailto:)/);
  expect(html.match(/<\/?(title|style|html|body)\b/g)).toHaveLength(8);
});

test('nor does any come of what a set of guides is called, of an author or of a way into the app', async () => {
  const handouts = [toHandout(aShownGuide(), hostile), toHandout(aShownGuide(), hostile)];
  const html = await handoutPage(handouts, { ...file, title: hostile, inApp: `https://crm.example.com/${hostile}` });
  expect(html).not.toMatch(/<(script|iframe)|<img src=x|<svg onload/);
  expect(html.match(/<\/?(title|style|html|body)\b/g)).toHaveLength(8);
});
