import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEditing } from '#components/library/editing.ts';
import { apply, noHistory } from '#components/library/history.ts';
import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import { aGuide } from './fixtures.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A device that merges as the background does, after `delayMs`. */
function aDevice(guide: Guide, delayMs = 0) {
  const device = { guide, saves: 0, problem: null as Problem | null };
  const replaced: (() => void)[] = [];
  const save = async (base: Guide, mine: Guide) => {
    device.saves++;
    await new Promise((done) => setTimeout(done, delayMs));
    if (device.problem) throw device.problem;
    device.guide = apply(device.guide, base, mine);
    return device.guide;
  };
  const editing = startEditing(
    { guide, history: noHistory, editedAt: 0 },
    save,
    () => {},
    (bringBack) => replaced.push(bringBack),
  );
  const type = (title: string) => editing.change((now) => ({ ...now, title }), 'title');
  return { device, editing, type, replaced };
}

test('typing is saved once, soon after it stops', async () => {
  const { device, editing, type } = aDevice(aGuide());
  for (const title of ['a', 'ab', 'abc']) {
    type(title);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(editing.state().saving).toBe('saving');
  await vi.advanceTimersByTimeAsync(400);
  expect(device).toMatchObject({ saves: 1, guide: { title: 'abc' } });
  expect(editing.state().saving).toBe('saved');
});

test('what is typed while a save is under way is neither lost nor shown late', async () => {
  const { device, editing, type } = aDevice(aGuide(), 1000);
  type('ab');
  await vi.advanceTimersByTimeAsync(400);
  type('abcd');
  await vi.advanceTimersByTimeAsync(700);
  expect(editing.state().guide.title).toBe('abcd');
  await vi.advanceTimersByTimeAsync(2000);
  expect(device.guide.title).toBe('abcd');
});

test('what a colleague changes meanwhile is taken in', async () => {
  const { device, editing, type } = aDevice(aGuide());
  type('Mine');
  device.guide = { ...device.guide, description: 'Theirs' };
  await vi.advanceTimersByTimeAsync(400);
  expect(device.guide).toMatchObject({ title: 'Mine', description: 'Theirs' });
  expect(editing.state().guide).toMatchObject({ title: 'Mine', description: 'Theirs' });
});

test('two windows do not fight', async () => {
  const start = aGuide();
  const { device, editing, type } = aDevice(start);
  type('From this window');
  editing.receive({ ...start, title: 'From the other' }, 1);
  expect(editing.state().guide.title).toBe('From this window');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive({ ...device.guide, title: 'From the other' }, 2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(editing.state().guide.title).toBe('From the other');
  expect(device.saves).toBe(1);
});

test('leaving the page hands over what was typed during a save', async () => {
  const { device, editing, type } = aDevice(aGuide(), 1000);
  type('ab');
  await vi.advanceTimersByTimeAsync(400);
  type('abc');
  editing.handOver();
  await vi.advanceTimersByTimeAsync(3000);
  expect(device.guide.title).toBe('abc');
});

test('flush waits until all is saved', async () => {
  const { device, editing, type } = aDevice(aGuide(), 1000);
  type('ab');
  await vi.advanceTimersByTimeAsync(400);
  type('abc');
  const flushed = editing.flush();
  await vi.advanceTimersByTimeAsync(5000);
  await flushed;
  expect(device.guide.title).toBe('abc');
});

test('a save that fails says why, keeps the words and can be tried again', async () => {
  const { device, editing, type } = aDevice(aGuide());
  device.problem = new Problem('not-allowed', 'Only authors may do that.');
  type('Mine');
  await vi.advanceTimersByTimeAsync(400);
  expect(editing.state()).toMatchObject({ saving: 'failed', problem: 'Only authors may do that.' });
  editing.receive(aGuide([], { description: 'Theirs' }), 1);
  expect(editing.state().guide.title).toBe('Mine');
  device.problem = null;
  const flushed = editing.flush();
  await vi.advanceTimersByTimeAsync(100);
  await flushed;
  expect(device.guide.title).toBe('Mine');
  expect(editing.state().saving).toBe('saved');
});

test('an undo is saved like any other change', async () => {
  const { device, editing, type } = aDevice(aGuide());
  type('Mine');
  await vi.advanceTimersByTimeAsync(400);
  editing.undo();
  await vi.advanceTimersByTimeAsync(400);
  expect(device.guide.title).toBe('Close a lead');
  editing.redo();
  await vi.advanceTimersByTimeAsync(400);
  expect(device.guide.title).toBe('Mine');
});

test('words that another tab of the same person replaces are said to be, and come back', async () => {
  const { device, editing, type, replaced } = aDevice(aGuide());
  type('two');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive((device.guide = { ...device.guide, title: 'one' }), 1);
  editing.receive((device.guide = { ...device.guide, title: 'one one' }), 2);
  expect(replaced).toHaveLength(1);
  editing.undo();
  expect(editing.state().guide.title).toBe('two');
  editing.redo();
  await vi.advanceTimersByTimeAsync(400);
  expect(device.guide.title).toBe('one one');
  replaced[0]!();
  await vi.advanceTimersByTimeAsync(400);
  expect(device.guide.title).toBe('two');
});

test('what another tab adds to words written here replaces none', async () => {
  const { device, editing, type, replaced } = aDevice(aGuide());
  type('two');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive({ ...device.guide, title: 'one and two', pages: [] }, 1);
  expect(replaced).toEqual([]);
});

test('words replaced while something else is saved come back, too', async () => {
  const { device, editing, type, replaced } = aDevice(aGuide());
  type('two');
  await vi.advanceTimersByTimeAsync(400);
  editing.change((now) => ({ ...now, description: 'Mine' }), 'description');
  device.guide = { ...device.guide, title: 'one' };
  await vi.advanceTimersByTimeAsync(400);
  expect(editing.state().guide).toMatchObject({ title: 'one', description: 'Mine' });
  replaced[0]!();
  expect(editing.state().guide).toMatchObject({ title: 'two', description: 'Mine' });
});

test('only the words come back, and what a colleague changed beside them stays', async () => {
  const { device, editing, type, replaced } = aDevice(aGuide());
  type('two');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive((device.guide = { ...device.guide, title: 'one', description: 'Theirs' }), 0);
  replaced[0]!();
  expect(editing.state().guide).toMatchObject({ title: 'two', description: 'Theirs' });
  editing.undo();
  editing.undo();
  expect(editing.state().guide).toMatchObject({ title: 'two', description: 'Theirs' });
});

test('words that a colleague wrote and changes again are none of one’s own', async () => {
  const { device, editing, type, replaced } = aDevice(aGuide());
  type('Mine');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive((device.guide = { ...device.guide, description: 'Foo bar' }), 0);
  editing.receive((device.guide = { ...device.guide, description: 'Foo' }), 0);
  expect(replaced).toEqual([]);
  editing.undo();
  expect(editing.state().guide.description).toBe('Foo');
});

test('what the author did elsewhere is undone in its place in time, and what a colleague did is not', async () => {
  const { device, editing, type } = aDevice(aGuide());
  type('Mine');
  await vi.advanceTimersByTimeAsync(400);
  editing.receive({ ...device.guide, text: 'Recorded', revision: 1 }, 1);
  editing.receive({ ...device.guide, text: 'Recorded', revision: 1, description: 'A colleague’s' }, 1);
  editing.undo();
  expect(editing.state().guide).toMatchObject({ title: 'Mine', text: '', revision: 1, description: 'A colleague’s' });
  editing.undo();
  expect(editing.state().guide).toMatchObject({ title: 'Close a lead', description: 'A colleague’s' });
});

test('a guide that was published from here has no more to undo by that', () => {
  const { editing } = aDevice(aGuide());
  editing.receive(aGuide([], { revision: 1 }), 1);
  expect(editing.state().history.done).toEqual([]);
});
