import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPage } from '#lib/model/page-pattern.ts';
import { proposePattern, withoutNames } from '#lib/model/propose-pattern.ts';

/** Addresses as applications have them, with a record of Zoe Mueller, of Acme or of number 17 in them. */
const proposed: [address: string, pattern: string][] = [
  // By its signs alone.
  ['https://a.test/desk/zoe@example.com', 'https://a.test/desk/*'],
  ['https://a.test/desk/zoe%40example.com/edit', 'https://a.test/desk/*/edit'],
  ['https://a.test/desk/zoe.mueller', 'https://a.test/desk/*'],
  ['https://a.test/desk/Zoe%20M%C3%BCller', 'https://a.test/desk/*'],
  ['https://a.test/desk/Zoe+Mueller', 'https://a.test/desk/*'],
  ['https://a.test/~zoe/inbox', 'https://a.test/*/inbox'],
  ['https://a.test/desk/SO-17', 'https://a.test/desk/*'],
  ['https://a.test/desk/acme-gmbh', 'https://a.test/desk/*'],
  ['https://a.test/desk/kBcDeFgHiJkL', 'https://a.test/desk/*'],
  ["https://a.test/odata/Customers('ACME')", 'https://a.test/odata/*'],
  ['https://a.test/leads;owner=zoe/17', 'https://a.test/leads*/*'],
  // By its place.
  ['https://a.test/customers/acme', 'https://a.test/customers/*'],
  ['https://a.test/customers/edit/acme', 'https://a.test/customers/edit/*'],
  ['https://a.test/customers/acme.html', 'https://a.test/customers/*'],
  ['https://a.test/kunden/mueller', 'https://a.test/kunden/*'],
  ['https://a.test/customers/17/call-zoe-mueller', 'https://a.test/customers/*/*'],
  ['https://a.test/search/zoe', 'https://a.test/search/*'],
  // What applications call their pages stays.
  ['https://a.test/', 'https://a.test/*'],
  ['https://a.test/sales/orders', 'https://a.test/sales/orders'],
  ['https://a.test/sales-orders/new?from=acme', 'https://a.test/sales-orders/new'],
  ['https://a.test/api/v2/oauth2/callback', 'https://a.test/api/v2/oauth2/callback'],
  ['https://a.test/settings/2fa', 'https://a.test/settings/2fa'],
  ['https://a.test/help/v1.2/start', 'https://a.test/help/v1.2/start'],
  ['https://a.test/customers/index.html', 'https://a.test/customers/index.html'],
  ['https://a.test/users/login.php', 'https://a.test/users/login.php'],
  ['https://a.test/crm/start.aspx', 'https://a.test/crm/start.aspx'],
  ['https://a.test/leads/listLeads.do', 'https://a.test/leads/listLeads.do'],
  ['https://a.test/leads/17/timeline', 'https://a.test/leads/*/timeline'],
  ['https://a.test/de-de/orders/17/deliveries', 'https://a.test/de-de/orders/*/deliveries'],
  ['https://a.test/#/leads/new', 'https://a.test/#/leads/new*'],
  ['https://a.test/#!/leads/acme', 'https://a.test/#!/leads*'],
  ['https://a.test/#top', 'https://a.test/*'],
  // Known applications.
  [
    'https://acme.lightning.force.com/lightning/r/Account/001xx000003DGb2AAG/view',
    'https://acme.lightning.force.com/lightning/r/Account/*/view',
  ],
  [
    'https://acme.lightning.force.com/lightning/r/Case/500xx0000/related/Contacts/view',
    'https://acme.lightning.force.com/lightning/r/Case/*/related/Contacts/view',
  ],
  [
    'https://acme.lightning.force.com/lightning/o/Opportunity/list?filterName=Acme',
    'https://acme.lightning.force.com/lightning/o/Opportunity/list',
  ],
  [
    'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home',
    'https://acme.lightning.force.com/lightning/setup/SetupOneHome/home',
  ],
  ['https://acme.atlassian.net/browse/CRM-17', 'https://acme.atlassian.net/browse/*'],
  [
    'https://acme.atlassian.net/jira/software/projects/CRM/boards/3/backlog',
    'https://acme.atlassian.net/jira/software/projects/*/boards/*/backlog',
  ],
  [
    'https://acme.atlassian.net/wiki/spaces/SALES/pages/123456/Offer+for+Acme',
    'https://acme.atlassian.net/wiki/spaces/*/pages/*/*',
  ],
  ['https://wiki.test/display/SALES/Acme', 'https://wiki.test/display/*/*'],
  ['https://github.com/acme/crm/pull/17/files', 'https://github.com/*/*/pull/*/files'],
  ['https://github.com/acme/crm/issues/new', 'https://github.com/*/*/issues/new'],
  ['https://github.com/orgs/acme/people', 'https://github.com/orgs/*/people'],
  ['https://github.com/settings/profile', 'https://github.com/settings/profile'],
  [
    'https://gitlab.test/acme/sales/crm/-/merge_requests/17/diffs',
    'https://gitlab.test/*/*/*/-/merge_requests/*/diffs',
  ],
  ['https://gitlab.test/groups/acme/-/epics/3', 'https://gitlab.test/groups/*/-/epics/*'],
  ['https://gitlab.test/-/profile', 'https://gitlab.test/-/profile'],
  ['https://erp.test/#demo/model/party.party/41;views=12', 'https://erp.test/#demo/model/party.party*'],
  ['https://erp.test/#demo/model/party.party;domain=%5B%22Acme/zoe%22%5D', 'https://erp.test/#demo/model/party.party*'],
  ['https://bi.test/queries/new', 'https://bi.test/queries/new'],
  ['https://bi.test/queries/kBcDeF', 'https://bi.test/queries/*'],
  ['https://app.hubspot.com/contacts/123456/record/0-1/4711', 'https://app.hubspot.com/contacts/*/record/*/*'],
  [
    'https://app.hubspot.com/contacts/123456/objects/0-1/views/all/list',
    'https://app.hubspot.com/contacts/*/objects/*/views/all/list',
  ],
  ['https://acme.zendesk.com/agent/tickets/17', 'https://acme.zendesk.com/agent/tickets/*'],
  [
    'https://acme.zendesk.com/agent/users/17/requested_tickets',
    'https://acme.zendesk.com/agent/users/*/requested_tickets',
  ],
  ['https://acme.zendesk.com/admin/people/team/members', 'https://acme.zendesk.com/admin/people/team/members'],
  ['https://acme.odoo.com/odoo/res.partner/41', 'https://acme.odoo.com/odoo/res.partner/*'],
  ['https://acme.odoo.com/odoo/contacts/new', 'https://acme.odoo.com/odoo/contacts/new'],
  ['https://acme.odoo.com/web#id=41&model=res.partner', 'https://acme.odoo.com/web'],
  [
    "https://sap.test/sap/bc/ui2/flp#SalesOrder-manage&/C_SalesOrderManage(SalesOrder='500')",
    'https://sap.test/sap/bc/ui2/flp#SalesOrder-manage&*',
  ],
  [
    'https://sap.test/ui#Customer-display&/Customers/ACME/contact',
    'https://sap.test/ui#Customer-display&/Customers/*/contact*',
  ],
  ['https://org.crm4.dynamics.com/main.aspx?appid=1&etn=account', 'https://org.crm4.dynamics.com/main.aspx'],
  ['https://metabase.test/question/12-revenue-of-acme', 'https://metabase.test/question/*'],
  ['https://metabase.test/browse/databases/1-sample', 'https://metabase.test/browse/databases/*'],
  ['https://metabase.test/collection/root', 'https://metabase.test/collection/root'],
  ['https://grafana.test/d/ab12cd34/acme-revenue?orgId=1', 'https://grafana.test/d/*/*'],
  ['https://grafana.test/alerting/list', 'https://grafana.test/alerting/list'],
  ['https://actual.test/accounts/5b1f2c3d-aaaa-bbbb-cccc-0123456789ab', 'https://actual.test/accounts/*'],
  ['https://actual.test/reports/net-worth', 'https://actual.test/reports/net-worth'],
  ['https://trello.com/b/AbCdEfGh/acme-board', 'https://trello.com/b/*/*'],
  ['https://linear.app/our/issue/ENG-17/call-zoe', 'https://linear.app/our/issue/*/*'],
  ['https://stackoverflow.com/users/17/zoe', 'https://stackoverflow.com/users/*/*'],
  ['https://forum.test/u/zoe/preferences/account', 'https://forum.test/u/*/preferences/account'],
  ['https://docs.google.com/document/d/1aBcDeFgHiJk/edit', 'https://docs.google.com/document/d/*/edit'],
  [
    'https://our.sharepoint.com/sites/offer-acme/SitePages/Home.aspx',
    'https://our.sharepoint.com/sites/*/SitePages/Home.aspx',
  ],
  [
    'https://system.netsuite.com/app/accounting/transactions/salesord.nl?id=17',
    'https://system.netsuite.com/app/accounting/transactions/salesord.nl',
  ],
  [
    'https://our.service-now.com/now/nav/ui/classic/params/target/incident.do%3Fsys_id%3D17',
    'https://our.service-now.com/now/nav/ui/classic/params/target/*',
  ],
  ['https://redmine.test/projects/acme/issues/new', 'https://redmine.test/projects/*/issues/new'],
  ['https://cloud.test/apps/files/files/17?dir=/Acme', 'https://cloud.test/apps/files/files/*'],
  ['https://mail.test/#inbox/FMfcgzGtwKhBqXyZ', 'https://mail.test/#inbox*'],
  ['https://jenkins.test/job/acme-build/17/console', 'https://jenkins.test/job/*/*/console'],
  ['https://chat.test/our/channels/town-acme', 'https://chat.test/our/channels/*'],
  ['https://chat.test/our/messages/@zoe', 'https://chat.test/our/messages/*'],
];

describe('the pattern proposed for a guide', () => {
  test.each(proposed)('of %s is %s', (address, pattern) => {
    expect(proposePattern(address)).toBe(pattern);
    expect(matchesPage(pattern, address)).toBe(true);
  });

  test('says of no record whose it is', () => {
    const said = proposed.map(([, pattern]) => pattern.replace(/^https?:\/\/[^/]+/, ''));
    expect(said.filter((path) => /zoe|mueller|acme|17/i.test(path))).toEqual([]);
  });

  test('is itself the pattern proposed for it, so that it may be asked for again', () => {
    for (const [, pattern] of proposed) expect(proposePattern(pattern)).toBe(pattern);
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (address) => {
        const pattern = proposePattern(address);
        expect(proposePattern(pattern)).toBe(pattern);
      }),
      { numRuns: 500 },
    );
  });

  test('holds for the page it was made on and for the next record of the same kind', () => {
    expect(
      matchesPage(proposePattern('https://crm.example.com/leads/4711'), 'https://crm.example.com/leads/4712'),
    ).toBe(true);
    expect(
      matchesPage(proposePattern('https://crm.example.com/leads/4711'), 'https://crm.example.com/deals/4711'),
    ).toBe(false);
  });

  test('always means the page it was made on', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const address = new URL(url).href;
        expect(matchesPage(proposePattern(address), address)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps nothing of the query, where search words and mail addresses stand', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (query) => {
        expect(proposePattern(`https://a.test/list?${query}&q=SECRETWORD`)).toBe('https://a.test/list');
      }),
    );
  });
});

test('a proposed pattern for a route in the fragment fits with and without the id of its record', () => {
  const pattern = proposePattern('http://erp.example.com/#demo/model/party.party/41;views=12');
  expect(pattern).toBe('http://erp.example.com/#demo/model/party.party*');
  for (const route of ['party.party', 'party.party;views=12', 'party.party/41', 'party.party/']) {
    expect(matchesPage(pattern, `http://erp.example.com/#demo/model/${route}`)).toBe(true);
  }
});

test.each([
  ['/customers/acme/edit', '/customers/*/edit'],
  ['customers/acme', 'customers/*'],
  ['', ''],
  ['/', '/'],
])('the path %s without names is %s', (path, without) => {
  expect(withoutNames(path)).toBe(without);
});
