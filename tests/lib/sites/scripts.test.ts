import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '#lib/platform/browser.ts';
import { registerScript, runAgentInOpenTabs, runScript, unregisterScript } from '#lib/sites/scripts.ts';

const crm = 'https://crm.example.com';

afterEach(() => void vi.restoreAllMocks());

describe('scripts', () => {
  function scripting({ granted = true, known = [] as unknown[] } = {}) {
    const calls = { register: vi.fn(), update: vi.fn(), unregister: vi.fn(), execute: vi.fn() };
    vi.spyOn(browser.permissions, 'contains').mockResolvedValue(granted as never);
    vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue(known as never);
    vi.spyOn(browser.scripting, 'registerContentScripts').mockImplementation(calls.register);
    vi.spyOn(browser.scripting, 'updateContentScripts').mockImplementation(calls.update);
    vi.spyOn(browser.scripting, 'unregisterContentScripts').mockImplementation(calls.unregister);
    vi.spyOn(browser.scripting, 'executeScript').mockImplementation(calls.execute);
    return calls;
  }

  test('run on the enabled sites, in the top frame only, also after a restart', async () => {
    const { register } = scripting();
    await registerScript('agent', async () => [crm, `${crm}:8443`]);
    expect(register).toHaveBeenCalledExactlyOnceWith([
      expect.objectContaining({
        id: 'agent',
        js: ['/agent.js'],
        matches: ['https://crm.example.com/*'],
        allFrames: false,
        persistAcrossSessions: true,
      }),
    ]);
  });

  test('that are registered are changed, not registered twice', async () => {
    const { register, update } = scripting({ known: [{ id: 'agent' }] });
    await registerScript('agent', async () => [crm]);
    expect(update).toHaveBeenCalledOnce();
    expect(register).not.toHaveBeenCalled();
  });

  test.each([
    ['no site is enabled', true, []],
    ['the permission was taken back', false, [crm]],
  ])('run nowhere when %s', async (_, granted, origins) => {
    const { register, unregister } = scripting({ granted, known: [{ id: 'agent' }] });
    await registerScript('agent', async () => origins);
    expect(unregister).toHaveBeenCalledExactlyOnceWith({ ids: ['agent'] });
    expect(register).not.toHaveBeenCalled();
  });

  test('that the browser lets in nowhere are no error', async () => {
    scripting().execute.mockRejectedValue(new Error('Cannot access a chrome:// URL'));
    expect(await runScript('player', 3)).toBe(false);
  });

  test('come to tabs that were open before', async () => {
    const { execute } = scripting();
    vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3 }, {}] as never);
    await runAgentInOpenTabs([crm]);
    expect(execute).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ target: { tabId: 3, frameIds: [0] }, files: ['/agent.js'] }),
    );
  });
});

describe('several at the same moment', () => {
  /** WXT's fake has no registered scripts; these are as the browser keeps them, refusing what is there already. */
  const registered = new Map<string, string[]>();
  const breath = () => new Promise((resolve) => setTimeout(resolve, 1));

  beforeEach(() => {
    registered.clear();
    vi.spyOn(browser.permissions, 'contains').mockResolvedValue(true as never);
    vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockImplementation((async ({
      ids,
    }: {
      ids: string[];
    }) => {
      const known = ids.filter((id) => registered.has(id)).map((id) => ({ id }));
      await breath();
      return known;
    }) as never);
    vi.spyOn(browser.scripting, 'registerContentScripts').mockImplementation((async ([{ id, matches }]: [
      { id: string; matches: string[] },
    ]) => {
      if (registered.has(id)) throw new Error(`Duplicate script ID '${id}'`);
      registered.set(id, matches);
    }) as never);
    vi.spyOn(browser.scripting, 'updateContentScripts').mockImplementation(
      (async ([{ id, matches }]: [{ id: string; matches: string[] }]) => void registered.set(id, matches)) as never,
    );
    vi.spyOn(browser.scripting, 'unregisterContentScripts').mockImplementation((async ({ ids }: { ids: string[] }) => {
      for (const id of ids) if (!registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
    }) as never);
  });

  test('two that want it at the same moment both get it', async () => {
    await Promise.all([registerScript('agent', async () => [crm]), registerScript('agent', async () => [crm])]);
    expect(registered).toEqual(new Map([['agent', ['https://crm.example.com/*']]]));
    await Promise.all([unregisterScript('agent'), unregisterScript('agent')]);
    expect(registered).toEqual(new Map());
  });

  test('what is wanted is read in turn, so that who began earlier does not undo what came later', async () => {
    let sites = [crm];
    const first = registerScript('recorder', async () => [crm]);
    const second = registerScript('recorder', async () => sites);
    sites = [];
    await Promise.all([first, second]);
    expect(registered).toEqual(new Map());
  });
});
