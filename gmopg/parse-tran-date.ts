const HOURS_AHEAD = 9;

/** GMOPG's `yyyyMMddHHmmss` in JST; null when it is no time of the calendar. */
export function parseTranDate(text: string): Date | null {
  if (!/^[0-9]{14}$/.test(text)) return null;
  const part = (from: number, to: number) => Number(text.slice(from, to));
  const jst = new Date(
    Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14)),
  );
  // 31 February rolls over to March, and years below 100 to 19xx: only a real time reads back as it was written.
  if (jst.toISOString().replace(/[-:T]/g, '').slice(0, 14) !== text) return null;
  return new Date(jst.getTime() - HOURS_AHEAD * 3_600_000);
}
