'use client';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { AdminFrameQuery } from '../admin-frame-query';
import { askWhoIAm } from './ask-who-i-am';
import { holdStream, type LiveState } from './hold-stream';
import { createLiveHub, type LiveHub } from './live-hub';
import { shareStream } from './share-stream';

const HubContext = createContext<LiveHub>(createLiveHub());

/** Hears what changes in the shop of whoever is signed in, and tells the screens below it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [{ data }] = useQuery({ query: AdminFrameQuery });
  const viewer = data?.viewer;
  const name = viewer ? `${viewer.id}-${viewer.shop.id}` : null;
  const [hub] = useState(createLiveHub);
  useEffect(() => {
    if (name === null) return;
    let stop = start();
    // A page that the browser keeps for its back button must not hold the stream, nor the others' lock.
    const leave = () => stop();
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (persisted) stop = start();
    };
    function start() {
      return hub.start({
        share: (ears) => shareStream({ ...ports, name: `fukkyu-live-${name}` }, ears),
        isHidden: () => document.hidden,
        onReturn,
      });
    }
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', comeBack);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', comeBack);
      stop();
    };
  }, [hub, name]);
  return <HubContext value={hub}>{children}</HubContext>;
}

export function useLiveHub(): LiveHub {
  return useContext(HubContext);
}

export function useLiveState(): LiveState {
  const hub = useLiveHub();
  return useSyncExternalStore(hub.watchState, hub.state, () => 'connecting');
}

const address = `/api/graphql/stream?query=${encodeURIComponent('subscription { abnormalOrdersChanged { ids } }')}`;

const ports = {
  get locks() {
    return navigator.locks;
  },
  channel: (name: string) => new BroadcastChannel(name),
  hold: (ears: Parameters<typeof holdStream>[1]) =>
    holdStream(
      {
        open: () => new EventSource(address),
        probe: askWhoIAm,
        random: Math.random,
        now: () => performance.now(),
      },
      ears,
    ),
};

function onReturn(back: () => void): () => void {
  const seen = () => {
    if (!document.hidden) back();
  };
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', back);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', back);
  };
}
