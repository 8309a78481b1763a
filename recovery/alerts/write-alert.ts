import { cleanLine, shorten } from '#mail/clean-text';
import { frameHtml } from '#mail/frame-html';
import { japanMinute as minute } from '#mail/japan-minute';
import type { AlertFacts, AlertWords } from '#recovery/alerts/alert-words';
import { englishWords } from '#recovery/alerts/alert-words-en';
import { japaneseWords } from '#recovery/alerts/alert-words-ja';
import type { Digest, DigestRow } from '#recovery/alerts/find-digest';

export type AlertLanguage = 'JA' | 'EN';

interface Reader {
  shop: { id: string; name: string };
  language: AlertLanguage;
  /** The origin of the admin, without a path. */
  appUrl: string;
}

/** The mail of an alert. Names that customers chose are one clean line each, and never markup. Times are Japan's. */
export function writeAlert(
  facts: AlertFacts,
  { shop, language, appUrl }: Reader,
): { subject: string; text: string; html: string } {
  const words = { JA: japaneseWords, EN: englishWords }[language];
  const subject = shorten(`【${cleanLine(shop.name)}】${subjectOf(facts, words)}`, 200);
  // The link chooses the shop: who works in several would else open the one they looked at last.
  const home = `${appUrl}/shops/${shop.id}`;
  const text = `${[...bodyOf(facts, words, home), '', ruler, words.foot].join('\n')}\n`;
  const html = frameHtml(subject, text, { language: language === 'JA' ? 'ja' : 'en', linksTo: appUrl });
  return { subject, text, html };
}

const ruler = '━'.repeat(24);

function subjectOf(facts: AlertFacts, { subject }: AlertWords): string {
  switch (facts.kind) {
    case 'DIGEST': {
      const { count, yen } = facts.digest.open;
      return count === 0 ? subject.NOTHING_OPEN : subject.DIGEST(digits(count), money(yen));
    }
    case 'OUTAGE':
    case 'OUTAGE_GREW':
      return subject[facts.kind](minute(facts.surge.since), digits(facts.surge.rows));
    case 'NOTICES_STOPPED':
      return subject.NOTICES_STOPPED(minute(facts.silence.since));
    case 'NOTICES_BACK':
      return subject.NOTICES_BACK();
    case 'TEST':
      return subject.TEST;
  }
}

function bodyOf(facts: AlertFacts, words: AlertWords, home: string): string[] {
  const list = [words.list, `${home}/abnormal-orders?open=true`];
  const log = [words.log, `${home}/notices`];
  switch (facts.kind) {
    case 'DIGEST':
      return [...digestLines(facts.digest, words, home), '', ...list];
    case 'OUTAGE':
    case 'OUTAGE_GREW': {
      const { since, until, rows } = facts.surge;
      return [words.outage(minute(since), minute(until), digits(rows)), words.outageNext, '', ...list];
    }
    case 'NOTICES_STOPPED': {
      const { since, usualCount } = facts.silence;
      const usual = usualCount === null ? [] : [words.usual(digits(usualCount))];
      return [words.stopped(minute(since)), ...usual, words.stoppedNext, '', ...log];
    }
    case 'NOTICES_BACK':
      return [words.back(minute(facts.since), minute(facts.backAt)), words.backNext, '', ...log];
    case 'TEST':
      return [words.test, '', ...list];
  }
}

function digestLines(digest: Digest, words: AlertWords, home: string): string[] {
  const { open, endingToday, oldest, restored, cancelled } = digest;
  const sum = ({ count, yen }: { count: number; yen: number }) => words.rows(digits(count), money(yen));
  const ending = endingToday.map((one) => `・${words.ends[one.ends]}　${sum(one)}`);
  return [
    open.count === 0 ? words.nothingOpen : words.open(digits(open.count), money(open.yen)),
    ...(ending.length > 0 ? ['', `■ ${words.endingToday}`, ...ending] : []),
    ...(oldest.length > 0 ? ['', `■ ${words.oldest}`] : []),
    ...oldest.flatMap((row) => rowLines(row, words, home)),
    '',
    `■ ${words.done(minute(digest.since))}`,
    `・${words.restored}　${sum(restored)}`,
    `・${words.cancelled}　${sum(cancelled)}`,
  ];
}

function rowLines(row: DigestRow, words: AlertWords, home: string): string[] {
  const name = shorten(cleanLine(row.customerName ?? ''), 60) || words.noName;
  const status = row.status === null ? '-' : words.status[row.status];
  return [
    `・${cleanLine(row.orderNumber)}　${status}　${name}　${money(row.total)}　${minute(row.receivedAt)}`,
    `${home}/abnormal-orders/${row.id}`,
  ];
}

function digits(count: number): string {
  return count.toLocaleString('en-US');
}

function money(yen: number): string {
  return `¥${digits(yen)}`;
}
