import type { MoneyDeadline } from '#gmopg/money-deadlines';
import type { AbnormalOrderStatus } from '#recovery/abnormal-orders/abnormal-order-filter';
import type { Surge } from '#recovery/abnormal-orders/find-surge';
import type { Digest } from '#recovery/alerts/find-digest';
import type { NoticeSilence } from '#recovery/alerts/find-silence';

/** What an alert tells. */
export type AlertFacts =
  | { kind: 'DIGEST'; digest: Digest }
  | { kind: 'OUTAGE' | 'OUTAGE_GREW'; surge: Surge }
  | { kind: 'NOTICES_STOPPED'; silence: NoticeSilence }
  | { kind: 'NOTICES_BACK'; since: Date; backAt: Date }
  | { kind: 'TEST' };

/** One language of the mails to the shop's people; times come as text. */
export interface AlertWords {
  subject: {
    DIGEST(open: string, yen: string): string;
    NOTHING_OPEN: string;
    OUTAGE(since: string, rows: string): string;
    OUTAGE_GREW(since: string, rows: string): string;
    NOTICES_STOPPED(since: string): string;
    NOTICES_BACK(): string;
    TEST: string;
  };
  open(open: string, yen: string): string;
  nothingOpen: string;
  endingToday: string;
  ends: Record<MoneyDeadline['ends'], string>;
  rows(count: string, yen: string): string;
  oldest: string;
  status: Record<AbnormalOrderStatus, string>;
  noName: string;
  done(since: string): string;
  restored: string;
  cancelled: string;
  outage(since: string, until: string, rows: string): string;
  outageNext: string;
  stopped(since: string): string;
  usual(count: string): string;
  stoppedNext: string;
  back(since: string, backAt: string): string;
  backNext: string;
  test: string;
  list: string;
  log: string;
  foot: string;
}
