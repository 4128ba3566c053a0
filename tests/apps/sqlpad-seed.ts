import type { Login } from './app.ts';

const queries = [
  {
    name: 'Revenue by department',
    tags: ['sales'],
    queryText: [
      '-- dimensions = department 10',
      '-- measures = cost, revenue, profit',
      'SELECT department, cost, revenue, profit FROM sales',
    ].join('\n'),
    chartConfiguration: { chartType: 'verticalbar', fields: { barlabel: 'department', barvalue: 'revenue' } },
  },
  {
    name: 'Orders per day',
    tags: ['sales', 'daily'],
    queryText: ['-- dimensions = orderdate 90', '-- measures = orders', 'SELECT orderdate, orders FROM orders'].join(
      '\n',
    ),
    chartConfiguration: { chartType: 'line', fields: { x: 'orderdate', y: 'orders', split: '' } },
  },
  {
    name: 'Profit by product and colour',
    tags: ['margin'],
    queryText: [
      '-- dimensions = product 10, color 5',
      '-- measures = cost, revenue, profit',
      'SELECT product, color, cost, revenue, profit FROM sales',
    ].join('\n'),
    chartConfiguration: {
      chartType: 'scatterplot',
      fields: { x: 'cost', y: 'revenue', size: 'profit', color: 'product' },
    },
  },
];

/** Gives an empty SQLPad its admin, one connection (a made-up database) and three saved queries, over its own API. */
export async function seedSqlpad(url: string, login: Login): Promise<void> {
  const { user: email, password } = login;
  let cookie = '';
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { 'content-type': 'application/json', accept: 'application/json', cookie };
    const response = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const answer = (await response.json()) as Record<string, unknown>;
    if (answer['error']) throw new Error(`SQLPad refused ${path}: ${String(answer['error'])}`);
    return answer;
  };

  try {
    await post('signin', { email, password });
  } catch {
    // Nobody can sign in yet: this is the first start.
    await post('signup', { email, password, passwordConfirmation: password });
    await post('signin', { email, password });
  }
  const { connection } = await post('connections', { name: 'Sales warehouse', driver: 'mock', wait: 0 });
  const { _id: connectionId } = connection as { _id: string };
  for (const query of queries) await post('queries', { ...query, connectionId });
}
