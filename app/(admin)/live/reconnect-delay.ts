const shortestMs = 1_000;
const longestMs = 60_000;

/** How long to wait before the stream is tried again: twice as long each time, and never all browsers in the same moment. */
export function reconnectDelay(failures: number, random: () => number): number {
  const most = Math.min(longestMs, shortestMs * 2 ** Math.max(0, failures - 1));
  return most / 2 + (random() * most) / 2;
}
