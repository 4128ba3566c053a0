/** What stands above a text between two lines of `---`: of it we know the title. */
export function frontMatter(text: string): { title: string; body: string } {
  const front = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  if (!front) return { title: '', body: text };
  const value = /^title:[ \t]*(.+?)[ \t]*$/m.exec(front[1]!)?.[1] ?? '';
  return { title: scalar(value).replace(/\s+/g, ' ').trim(), body: text.slice(front[0].length) };
}

/** One value of YAML in a line: in double quotes as in JSON, in single ones, or plain. */
function scalar(value: string): string {
  const [double] = /^"(?:[^"\\]|\\.)*"/.exec(value) ?? [];
  if (double) return unquoted(double);
  const single = /^'((?:[^']|'')*)'/.exec(value)?.[1];
  return single?.replaceAll("''", "'") ?? value.replace(/[ \t]#.*$/, '');
}

function unquoted(json: string): string {
  try {
    return String(JSON.parse(json));
  } catch (error) {
    // YAML knows a few more escapes than JSON; these stay as they are.
    if (error instanceof SyntaxError) return json.slice(1, -1);
    throw error;
  }
}
