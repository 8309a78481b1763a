'use client';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider, ssrExchange } from 'urql';
import { freshAnswers } from './fresh-answers';
import { keepAnswers } from './live/keep-answers';
import { noteOwnActs } from './live/own-acts';
import { recentAnswers } from './recent-answers';

type FirstPaint = ReturnType<typeof ssrExchange>;
/** What the server executed for the first paint, by the key of its operation. */
export type FirstData = ReturnType<FirstPaint['extractData']>;

const RestoreContext = createContext<(data: FirstData) => void>(() => {});

export function GraphqlProvider({ children }: { children: ReactNode }) {
  const [{ client, restore }] = useState(connect);
  return (
    <Provider value={client}>
      <RestoreContext value={restore}>{children}</RestoreContext>
    </Provider>
  );
}

/** Gives the queries below it the answers the page came with. */
export function WithFirstData({ data, children }: { data: FirstData; children: ReactNode }) {
  useContext(RestoreContext)(data);
  return children;
}

function connect() {
  const inBrowser = typeof window !== 'undefined';
  const firstPaint = ssrExchange({ isClient: inBrowser });
  const client = createClient({
    url: '/api/graphql',
    preferGetMethod: false,
    // On the server everything a page needs was executed in process; a query that was not stays for the browser.
    exchanges: inBrowser
      ? [
          freshAnswers(Date.now),
          keepAnswers(),
          noteOwnActs(() => performance.now()),
          recentAnswers(10),
          firstPaint,
          fetchExchange,
        ]
      : [cacheExchange, firstPaint],
  });
  // Once for each answer and client: a page brought back by the browser must not bring back its old answers, and a
  // first render that React starts over comes with a client of its own.
  const restored = new WeakSet<FirstData>();
  const restore = (data: FirstData) => {
    if (restored.has(data)) return;
    restored.add(data);
    firstPaint.restoreData(data);
  };
  return { client, restore };
}
