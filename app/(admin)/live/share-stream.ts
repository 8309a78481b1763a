import type { Change } from './change';
import type { Ears, HeldStream, LiveState } from './hold-stream';

/** What the tabs of one browser tell each other. */
type Word =
  | { kind: 'state'; state: LiveState }
  | { kind: 'changed'; change: Change }
  | { kind: 'askState' }
  | { kind: 'retry' };

export interface SharingPorts {
  /** Names the viewer and the shop: tabs of others take no part. */
  name: string;
  /** Absent where the page is not served securely: then every tab has a stream of its own. */
  locks: LockManager | undefined;
  channel: (name: string) => BroadcastChannel;
  hold: (ears: Ears) => HeldStream;
}

/**
 * One stream for all tabs of a browser, which has six connections to a host: the tab that holds the lock listens and tells
 * the others. When it closes, the browser gives the lock to the next.
 */
export function shareStream({ name, locks, channel, hold }: SharingPorts, ears: Ears): HeldStream {
  if (!locks) return hold(ears);
  const others = channel(name);
  const leaving = new AbortController();
  let state: LiveState = 'connecting';
  let held: HeldStream | null = null;
  const tell = (word: Word) => {
    if (!leaving.signal.aborted) others.postMessage(word);
  };

  others.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'askState' && held && state !== 'connecting') tell({ kind: 'state', state });
    if (data.kind === 'retry') held?.retryNow();
    if (data.kind === 'state' && !held) ears.onState(data.state);
    if (data.kind === 'changed' && !held) ears.onChange(data.change);
  };

  function lead(): Promise<void> {
    held = hold({
      onState(now) {
        state = now;
        tell({ kind: 'state', state });
        ears.onState(now);
      },
      onChange(change) {
        tell({ kind: 'changed', change });
        ears.onChange(change);
      },
    });
    return new Promise((resolve) => {
      leaving.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  // Rejected when this tab leaves before it ever led.
  locks.request(name, { signal: leaving.signal }, lead).catch(() => {});
  tell({ kind: 'askState' });
  return {
    retryNow: () => (held ? held.retryNow() : tell({ kind: 'retry' })),
    close() {
      held?.close();
      leaving.abort();
      others.close();
    },
  };
}
