import { html, raw } from 'hono/html';
import type { Access } from '#src/access/may-ask.ts';
import { describeApi } from '#src/openapi.ts';
import type { Operation } from '#src/operations.ts';
import { pageTokens, policyOf } from './page.ts';

const style = `${pageTokens}
body { margin: 0; color: var(--ink); background: var(--ground); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0 0 8px; font-size: 26px; line-height: 1.25; }
h2 { margin: 32px 0 8px; font-size: 20px; }
h3 { margin: 16px 0 4px; font-size: 15px; }
p { margin: 0 0 12px; }
a { color: var(--accent); }
details { margin: 8px 0; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
details details { background: var(--ground); }
summary { padding: 10px 14px; cursor: pointer; overflow-wrap: anywhere; }
.inside { padding: 0 14px 12px; }
.quiet { color: var(--quiet); }
.method { display: inline-block; min-width: 60px; font-weight: 600; }
code, pre { font: 14px/1.5 ui-monospace, monospace; }
pre { margin: 0; padding: 0 14px 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; }
`;

export const apiPagePolicy = policyOf({ style });

const whoMay: Record<Access, string> = {
  public: 'Anybody.',
  person: 'Whoever is signed in.',
  feed: 'Whoever may read the feed.',
  history: 'Whoever may see the history of the feed.',
  library: 'Stewards of a library, for theirs.',
  workspace: 'Stewards of the workspace.',
};

interface Described {
  parameters: { name: string; in: string; required: boolean; schema: unknown }[];
  requestBody?: { content: Content };
  responses: Record<string, { description: string; content?: Content }>;
}
type Content = Record<string, { schema?: unknown }>;
type Markup = ReturnType<typeof html>;

/** All that the store can be asked, for people. Made of the description for machines; no script, nothing from elsewhere. */
export function renderApi(operations: Record<string, Operation>): Markup {
  const { paths } = describeApi(operations) as { paths: Record<string, Record<string, Described>> };
  const groups = Map.groupBy(Object.entries(operations), ([, { path }]) => groupOf(path));
  const names = [...groups.keys()].toSorted();
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Handrail store: API</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>
          <h1>What this store can be asked</h1>
          <p>
            Send the token of a device as <code>Authorization: Bearer …</code>. For programs the same is at
            <a href="/v1/openapi.json">/v1/openapi.json</a>.
          </p>
          <nav aria-label="Groups">${names.map((name) => html`<a href="#${name}">${name}</a> `)}</nav>
          ${names.map(
            (name) =>
              html`<h2 id="${name}">${name}</h2>
                ${groups.get(name)!.map(([id, operation]) => one(id, operation, describedIn(paths, operation)))}`,
          )}
        </main>
      </body>
    </html>`;
}

const groupOf = (path: string) =>
  path
    .replace(/^\/v1\//, '/')
    .split('/')[1]!
    .replace(/\..*$/, '');

function describedIn(paths: Record<string, Record<string, Described>>, { path, method }: Operation): Described {
  return paths[path.replace(/:(\w+)/g, '{$1}')]![method]!;
}

function one(id: string, { method, path, summary, access }: Operation, described: Described): Markup {
  const { parameters, requestBody, responses } = described;
  return html`<details id="${id}">
    <summary>
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code><br />
      <span class="quiet">${summary}</span>
    </summary>
    <div class="inside">
      <p>Who may: ${whoMay[access]}</p>
      ${parameters.length > 0 ? html`<h3>In the address</h3>` : ''}
      ${parameters.map((parameter) => schema(`${parameter.name}${parameter.required ? '' : ' (may be left out)'}`, parameter.schema))}
      ${
        requestBody
          ? html`<h3>To send</h3>
              ${contents(requestBody.content)}`
          : ''
      }
      <h3>Answers</h3>
      ${Object.entries(responses).map(([status, { description, content }]) =>
        content ? contents(content, `${status} ${description}: `) : html`<p>${status} ${description}</p>`,
      )}
    </div>
  </details> `;
}

function contents(content: Content, before = ''): Markup[] {
  return Object.entries(content).map(([type, form]) =>
    form.schema === undefined ? html`<p>${before}${type}</p>` : schema(`${before}${type}`, form.schema),
  );
}

function schema(name: string, form: unknown): Markup {
  return html`<details>
    <summary>${name}</summary>
    <pre>${JSON.stringify(form, null, 2)}</pre>
  </details>`;
}
