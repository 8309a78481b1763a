'use client';
import { useEffect } from 'react';
import { stringifyDocument } from 'urql';
import { graphql } from '#graphql/tada';
import { createClaims } from './claims';

const OpenAbnormalOrder = graphql(`
  mutation OpenAbnormalOrder($id: ID!) { openAbnormalOrder(id: $id) { __typename } }
`);
const CloseAbnormalOrder = graphql(`
  mutation CloseAbnormalOrder($id: ID!) { closeAbnormalOrder(id: $id) { __typename } }
`);

/** 担当: tells the others that this person has the row open, for as long as the component stands there. */
export function useClaim(id: string): void {
  useEffect(() => claims.hold(id), [id]);
  useEffect(() => {
    window.addEventListener('pagehide', claims.closeAll);
    return () => window.removeEventListener('pagehide', claims.closeAll);
  }, []);
}

const claims = createClaims({
  open: (id) => tell(OpenAbnormalOrder, id),
  close: (id) => tell(CloseAbnormalOrder, id),
});

/** Beside the client, which would ask for every list again; kept alive, since the page may be going away. Unheard, it expires. */
function tell(document: typeof OpenAbnormalOrder | typeof CloseAbnormalOrder, id: string): void {
  fetch('/api/graphql', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: stringifyDocument(document), variables: { id } }),
  }).catch(() => {});
}
