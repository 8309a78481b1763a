import { type Exchange, mapExchange } from 'urql';

const echoMs = 500;

/** What this tab's person changes: it is shown at once, and its echo from the stream is no news. */
export const ownActs = { underWay: 0, lastAt: Number.NEGATIVE_INFINITY };

export function noteOwnActs(now: () => number): Exchange {
  return mapExchange({
    onOperation({ kind }) {
      if (kind === 'mutation') ownActs.underWay++;
    },
    onResult({ operation }) {
      if (operation.kind !== 'mutation') return;
      ownActs.underWay--;
      ownActs.lastAt = now();
    },
  });
}

/** A change that is told now is likely this person's own, which the client asks about by itself. */
export function isLikelyOwn(now: number): boolean {
  return ownActs.underWay > 0 || now - ownActs.lastAt < echoMs;
}
