'use client';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider, ssrExchange } from 'urql';
import { freshAnswers } from './fresh-answers';

type FirstPaint = ReturnType<typeof ssrExchange>;
/** What the server executed for the first paint, by the key of its operation. */
export type FirstData = ReturnType<FirstPaint['extractData']>;

const FirstPaintContext = createContext<FirstPaint | null>(null);
const restored = new WeakSet<FirstData>();

export function GraphqlProvider({ children }: { children: ReactNode }) {
  const [{ client, firstPaint }] = useState(connect);
  return (
    <Provider value={client}>
      <FirstPaintContext value={firstPaint}>{children}</FirstPaintContext>
    </Provider>
  );
}

/** Gives the queries below it the answers the page came with, once: a page brought back by the browser must not bring back its old answers. */
export function WithFirstData({ data, children }: { data: FirstData; children: ReactNode }) {
  const firstPaint = useContext(FirstPaintContext);
  if (firstPaint && !restored.has(data)) {
    restored.add(data);
    firstPaint.restoreData(data);
  }
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
      ? [freshAnswers(Date.now), cacheExchange, firstPaint, fetchExchange]
      : [cacheExchange, firstPaint],
  });
  return { client, firstPaint };
}
