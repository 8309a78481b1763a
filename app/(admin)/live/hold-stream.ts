import type { Change } from './change';
import { reconnectDelay } from './reconnect-delay';

/** `polling`: the server answers but gives no stream. `disconnected`: it does not answer. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'disconnected' | 'signedOut';

export type Probe = 'signedIn' | 'signedOut' | 'unreachable';

/** As much of an EventSource as is used. */
export interface StreamSource {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamPorts {
  open: () => StreamSource;
  /** Why there is no stream: a browser does not say with which status one was refused. */
  probe: () => Promise<Probe>;
  random: () => number;
  now: () => number;
}

export interface Ears {
  onState: (state: LiveState) => void;
  onChange: (change: Change) => void;
}

export interface HeldStream {
  /** The network is back, or somebody looks again: no waiting any more. */
  retryNow(): void;
  close(): void;
}

/** A stream that was lost sooner than this counts as another failure. */
const steadyMs = 10_000;

/**
 * Keeps a stream of changes open until it is closed or the session has ended. Every time it opens, `all` is told: nobody
 * knows what happened before.
 */
export function holdStream(ports: StreamPorts, ears: Ears): HeldStream {
  let source: StreamSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let openedAt = 0;
  let isOver = false;

  function connect() {
    clearTimeout(timer);
    timer = undefined;
    if (isOver || source) return;
    const opening = ports.open();
    source = opening;
    opening.addEventListener('open', () => {
      openedAt = ports.now();
      ears.onState('live');
      ears.onChange('all');
    });
    opening.addEventListener('error', lose);
    opening.addEventListener('complete', lose);
    opening.addEventListener('next', ({ data }) => {
      const change = readChange(data);
      if (change === null) lose();
      else ears.onChange(change);
    });
  }

  function drop() {
    source?.close();
    source = null;
  }

  async function lose() {
    if (!source) return;
    drop();
    failures = openedAt > 0 && ports.now() - openedAt > steadyMs ? 1 : failures + 1;
    openedAt = 0;
    const found = await ports.probe();
    if (isOver || source) return;
    if (found === 'signedOut') {
      isOver = true;
      ears.onState('signedOut');
      return;
    }
    ears.onState(found === 'signedIn' ? 'polling' : 'disconnected');
    clearTimeout(timer);
    timer = setTimeout(connect, reconnectDelay(failures, ports.random));
  }

  connect();
  return {
    retryNow: connect,
    close() {
      isOver = true;
      clearTimeout(timer);
      drop();
    },
  };
}

/** null: the stream says that it failed, and is over. */
function readChange(text: string): Change | null {
  const said: { data?: { abnormalOrdersChanged?: { ids?: string[] } }; errors?: unknown[] } =
    JSON.parse(text);
  if (said.errors) return null;
  const ids = said.data?.abnormalOrdersChanged?.ids ?? [];
  return ids.length === 0 ? 'all' : ids;
}
