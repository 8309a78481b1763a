/** A moment as mails say it: YYYY/MM/DD HH:mm in Japan. */
export function japanMinute(at: Date): string {
  return format.format(at);
}

const format = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
