import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Ears } from '#app/(admin)/live/hold-stream';
import { shareStream } from '#app/(admin)/live/share-stream';

/** The browser's locks, as far as one exclusive name goes: the next in the queue has it when the first lets go. */
function aLockManager(): LockManager {
  let turn: Promise<unknown> = Promise.resolve();
  async function request(_: string, { signal }: LockOptions, granted: LockGrantedCallback<unknown>) {
    const mine = turn.then(() => (signal?.aborted ? undefined : granted(null)));
    turn = mine;
    return mine;
  }
  // biome-ignore lint/suspicious/noExplicitAny: the interface has two signatures, and only one is called.
  return { request: request as any, query: async () => ({}) };
}

function browser(name: string) {
  const locks = aLockManager();
  const streams: { ears: Ears; isOpen: boolean }[] = [];
  const tab = () => {
    const heard: unknown[] = [];
    const stream = shareStream(
      {
        name,
        locks,
        channel: (of) => new BroadcastChannel(of),
        hold(ears) {
          const held = { ears, isOpen: true };
          streams.push(held);
          return { retryNow: () => heard.push('retried'), close: () => (held.isOpen = false) };
        },
      },
      { onState: (state) => heard.push(state), onChange: (change) => heard.push(change) },
    );
    return { heard, ...stream };
  };
  return { streams, tab };
}

test('three tabs hold one stream, and each hears what it says', async () => {
  const { streams, tab } = browser('three');
  const tabs = [tab(), tab(), tab()];
  await sleep(50);
  expect(streams).toHaveLength(1);
  streams[0]?.ears.onState('live');
  streams[0]?.ears.onChange(['1']);
  await sleep(50);
  expect(tabs.map(({ heard }) => heard)).toEqual([
    ['live', ['1']],
    ['live', ['1']],
    ['live', ['1']],
  ]);
  const late = tab();
  await sleep(50);
  expect(late.heard).toEqual(['live']);
  for (const one of [...tabs, late]) one.close();
});

test('when the tab that listens is closed another takes its place', async () => {
  const { streams, tab } = browser('heir');
  const [first, second] = [tab(), tab()];
  await sleep(50);
  first.close();
  await sleep(50);
  expect(streams.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  streams[1]?.ears.onChange('all');
  expect(second.heard).toEqual(['all']);
  expect(first.heard).toEqual([]);
  second.close();
  await sleep(50);
  expect(streams.map(({ isOpen }) => isOpen)).toEqual([false, false]);
});

test('a tab that is looked at again has the listening one try at once', async () => {
  const { tab } = browser('retry');
  const [first, second] = [tab(), tab()];
  await sleep(50);
  second.retryNow();
  await sleep(50);
  expect(first.heard).toEqual(['retried']);
  first.close();
  second.close();
});
