const tokyo = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** `YYYY/MM/DD HH:mm:ss` in Asia/Tokyo, in every language: it is compared with GMOPG's console. */
export function formatDateTime(rfc3339: string): string {
  return tokyo.format(new Date(rfc3339));
}
