import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdStream, type Probe } from '#app/(admin)/live/hold-stream';
import { reconnectDelay } from '#app/(admin)/live/reconnect-delay';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Node has no EventSource: what a browser's does, moved by hand. */
class HandMovedSource {
  isOpen = true;
  readonly #listeners = new Map<string, (event: MessageEvent<string>) => void>();
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.#listeners.set(type, listener);
  }
  close() {
    this.isOpen = false;
  }
  opens() {
    this.#tell('open', '');
  }
  fails() {
    this.#tell('error', '');
  }
  says(data: object) {
    this.#tell('next', JSON.stringify(data));
  }
  #tell(type: string, data: string) {
    this.#listeners.get(type)?.(new MessageEvent(type, { data }));
  }
}

function held() {
  const sources: HandMovedSource[] = [];
  const heard: unknown[] = [];
  const server: { probe: Probe } = { probe: 'signedIn' };
  const stream = holdStream(
    {
      open: () => {
        const source = new HandMovedSource();
        sources.push(source);
        return source;
      },
      probe: async () => server.probe,
      random: () => 1,
      now: () => Date.now(),
    },
    { onState: (state) => heard.push(state), onChange: (change) => heard.push(change) },
  );
  const last = () => {
    const source = sources.at(-1);
    if (!source) throw new Error('No stream was opened.');
    return source;
  };
  return { stream, sources, heard, server, last };
}

test('a stream that opens says that all may have changed, then which rows do', () => {
  const { heard, last } = held();
  last().opens();
  last().says({ data: { abnormalOrdersChanged: { ids: ['1', '2'] } } });
  last().says({ data: { abnormalOrdersChanged: { ids: [] } } });
  expect(heard).toEqual(['live', 'all', ['1', '2'], 'all']);
});

test('a stream that is lost is tried again after ever longer, at most a minute, while the tabs poll', async () => {
  const { heard, sources, last } = held();
  const waits: number[] = [];
  for (let failure = 0; failure < 9; failure++) {
    const before = sources.length;
    const startedAt = Date.now();
    last().fails();
    while (sources.length === before) await vi.advanceTimersByTimeAsync(500);
    waits.push(Date.now() - startedAt);
  }
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(new Set(heard)).toEqual(new Set(['polling']));
  last().opens();
  expect(heard.slice(-2)).toEqual(['live', 'all']);
});

test('one that the server ends with an error, too much changed to tell, is opened again', async () => {
  const { sources, last } = held();
  last().opens();
  last().says({ errors: [{ extensions: { code: 'CHANGES_MISSED' } }] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sources).toHaveLength(2);
  expect(sources[0]?.isOpen).toBe(false);
});

test('a session that has ended is said, and nothing is tried any more', async () => {
  const { heard, server, sources, last } = held();
  last().opens();
  server.probe = 'signedOut';
  last().fails();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(heard.at(-1)).toBe('signedOut');
  expect(sources).toHaveLength(1);
});

test('a server that is away is said to be, and the network’s return is not waited out', async () => {
  const { heard, server, sources, last, stream } = held();
  server.probe = 'unreachable';
  for (let failure = 0; failure < 3; failure++) {
    last().fails();
    await vi.advanceTimersByTimeAsync(60_000);
  }
  last().fails();
  await vi.advanceTimersByTimeAsync(1);
  expect(heard.at(-1)).toBe('disconnected');
  const before = sources.length;
  stream.retryNow();
  expect(sources).toHaveLength(before + 1);
  stream.close();
  expect(last().isOpen).toBe(false);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(sources).toHaveLength(before + 1);
});

test('no two browsers come back in the same moment', () => {
  expect(reconnectDelay(3, () => 0)).toBe(2_000);
  expect(reconnectDelay(3, () => 0.5)).toBe(3_000);
  expect(reconnectDelay(1_000, () => 1)).toBe(60_000);
});
