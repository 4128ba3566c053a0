/** What an administrator of Decap writes: the kinds of entries, and the page that loads it. */
export const config = `backend: {name: test-repo}
local_backend: false
publish_mode: editorial_workflow
media_folder: pictures
collections:
  - name: news
    label: News
    label_singular: News item
    folder: news
    create: true
    slug: "{{slug}}"
    fields:
      - {label: Title, name: title, widget: string}
      - {label: Pinned, name: pinned, widget: boolean, default: false, required: false}
      - {label: Summary, name: summary, widget: text, required: false}
      - {label: Audience, name: audience, widget: select, options: [Everyone, Sales, Finance], required: false}
      - {label: Text, name: body, widget: markdown}
  - name: answers
    label: Answers
    folder: answers
    create: true
    fields:
      - {label: Question, name: title, widget: string}
      - {label: Answer, name: body, widget: markdown}
`;

const item = (number: number): string =>
  `---\ntitle: News of week ${number}\nsummary: What happened in week ${number}\naudience: Everyone\n---\nThe office of week **${number}**.\n`;

const files = {
  news: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`week-${i + 1}.md`, { content: item(i + 1) }])),
  answers: { 'laptop.md': { content: '---\ntitle: Who has a spare laptop?\n---\nAsk at the desk.\n' } },
};

export const index = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Newsroom</title>
    <script>window.repoFiles = ${JSON.stringify(files)};</script>
  </head>
  <body><script src="/decap/decap-cms.js"></script></body>
</html>
`;
