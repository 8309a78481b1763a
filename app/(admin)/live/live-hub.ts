import type { Change } from './change';
import type { HeldStream, LiveState } from './hold-stream';

const pollMs = 60_000;
/** What changed between the page's own data and the stream is asked for once the page stands. */
const catchUpMs = 3_000;

export type Listener = (change: Change) => void;

/** What one tab knows of the stream, and whom it tells. */
export interface LiveHub {
  listen(listener: Listener): () => void;
  watchState(watcher: () => void): () => void;
  state(): LiveState;
}

interface HubPorts {
  share: (ears: { onState: (state: LiveState) => void; onChange: Listener }) => HeldStream;
  isHidden: () => boolean;
  /** Calls back when the tab is looked at again, and when the network returns; answers how to stop. */
  onReturn: (back: () => void) => () => void;
}

export function createLiveHub(): LiveHub & { start(ports: HubPorts): () => void } {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  let state: LiveState = 'connecting';
  const say = (change: Change) => {
    for (const listener of listeners) listener(change);
  };

  return {
    listen: (listener) => added(listeners, listener),
    watchState: (watcher) => added(watchers, watcher),
    state: () => state,
    start({ share, isHidden, onReturn }) {
      let isYoung = true;
      const catchUp = setTimeout(() => {
        isYoung = false;
        if (!isHidden()) say('all');
      }, catchUpMs);
      const stream = share({
        onState(now) {
          state = now;
          for (const watcher of watchers) watcher();
        },
        // Nobody looks: it is all asked again when somebody does.
        onChange(change) {
          if (!isHidden() && !(isYoung && change === 'all')) say(change);
        },
      });
      const poll = setInterval(() => {
        if (state !== 'live' && state !== 'signedOut' && !isHidden()) say('all');
      }, pollMs);
      const stopReturns = onReturn(() => {
        if (state !== 'live') stream.retryNow();
        say('all');
      });
      return () => {
        clearTimeout(catchUp);
        clearInterval(poll);
        stopReturns();
        stream.close();
      };
    },
  };
}

function added<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => set.delete(one);
}
