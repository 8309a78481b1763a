import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '#app/(admin)/live/change';
import { gatherChanges } from '#app/(admin)/live/gather-changes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathering(takesMs = 0) {
  const told: { at: number; change: Change }[] = [];
  const startedAt = Date.now();
  const gathered = gatherChanges(
    async (change) => {
      told.push({ at: Date.now() - startedAt, change });
      if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
    },
    { gapMs: 1_000, now: () => Date.now() },
  );
  return { told, gathered };
}

test('the first change is told at once, and five hundred more within the second are told together', async () => {
  const { told, gathered } = gathering();
  gathered.add(['1']);
  for (let i = 0; i < 500; i++) {
    gathered.add([String(i % 300)]);
    await vi.advanceTimersByTimeAsync(1);
  }
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told.map(({ at }) => at)).toEqual([0, 1_000]);
  expect(told[1]?.change).toHaveLength(300);
});

test('what cannot be named is told as all, whatever else changed', async () => {
  const { told, gathered } = gathering();
  gathered.add(['1']);
  gathered.add(['2']);
  gathered.add('all');
  gathered.add(['3']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(told.map(({ change }) => change)).toEqual([['1'], 'all']);
});

test('a slow server is not asked again before it answered, nor waited for longer than ten seconds', async () => {
  const { told, gathered } = gathering(4_000);
  gathered.add(['1']);
  await vi.advanceTimersByTimeAsync(100);
  gathered.add(['2']);
  await vi.advanceTimersByTimeAsync(3_800);
  expect(told).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toHaveLength(2);

  const { told: toldToTheDead, gathered: dead } = gathering(1e9);
  dead.add(['1']);
  await vi.advanceTimersByTimeAsync(1);
  dead.add(['2']);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(toldToTheDead).toHaveLength(2);
});

test('nothing is told once it is stopped', async () => {
  const { told, gathered } = gathering();
  gathered.add(['1']);
  gathered.add(['2']);
  gathered.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toHaveLength(1);
});
