export interface Waves<Result> {
  /** How many go in one request. */
  size: number;
  /** null: no answer came, so nobody knows what became of the wave. */
  send: (ids: string[]) => Promise<Result[] | null>;
  /** Answers whether to go on. */
  onWave: (ids: string[], results: Result[] | null) => boolean;
}

/** Sends ids wave by wave, one after the other; each wave is done as a whole or not at all. Ends when `onWave` says so. */
export async function runWaves<Result>(
  ids: readonly string[],
  { size, send, onWave }: Waves<Result>,
): Promise<void> {
  for (let at = 0; at < ids.length; at += size) {
    const wave = ids.slice(at, at + size);
    if (!onWave(wave, await send(wave))) return;
  }
}
