/** Resolves when the next question may leave: at most `perSecond` of them leave in any second, evenly spread. */
export function createPace(perSecond: number): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  let nextAt = 0;
  return async () => {
    const now = performance.now();
    const turnAt = Math.max(now, nextAt);
    nextAt = turnAt + gapMs;
    if (turnAt > now) await new Promise((resolve) => setTimeout(resolve, turnAt - now));
  };
}
