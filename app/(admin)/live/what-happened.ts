/** What a dialog lets somebody decide by. */
export interface Facts {
  isListed: boolean;
  status: string;
  deletedAt: string | null;
  warnings: readonly string[];
  trade: { money: string; total: number };
  order: { id: string; progress: string } | null;
  pendingCancellation: { id: string } | null;
  cancellation: { job: string } | null;
  mails: ReadonlyArray<{ id: string }>;
}

export type Happening =
  | 'left'
  | 'deleted'
  | 'undeleted'
  | 'restored'
  | 'cancelling'
  | 'cancelled'
  | 'money'
  | 'total'
  | 'order'
  | 'status'
  | 'warning'
  | 'job'
  | 'mail';

/** Somebody did what there was to do: another than the person who looks at it. */
const deeds: readonly Happening[] = ['deleted', 'restored', 'cancelling', 'cancelled'];

export function wasDoneByAnother(happening: Happening): boolean {
  return deeds.includes(happening);
}

/** Names what matters most of what happened to a row since it was looked at; null when one may act on what one saw. */
export function whatHappened(seen: Facts, now: Facts): Happening | null {
  if (seen.isListed && !now.isListed) return 'left';
  if (!seen.deletedAt && now.deletedAt) return 'deleted';
  if (seen.deletedAt && !now.deletedAt) return 'undeleted';
  if (seen.status !== now.status && now.status === 'RESTORED') return 'restored';
  if (seen.trade.money !== now.trade.money) return now.trade.money === 'REVERSED' ? 'cancelled' : 'money';
  if (now.pendingCancellation && seen.pendingCancellation?.id !== now.pendingCancellation.id)
    return 'cancelling';
  if (seen.trade.total !== now.trade.total) return 'total';
  if (seen.order?.id !== now.order?.id || seen.order?.progress !== now.order?.progress) return 'order';
  if (seen.status !== now.status) return 'status';
  if (now.warnings.some((warning) => !seen.warnings.includes(warning))) return 'warning';
  if (seen.cancellation && now.cancellation && seen.cancellation.job !== now.cancellation.job) return 'job';
  if (now.mails.some(({ id }) => !seen.mails.some((mail) => mail.id === id))) return 'mail';
  return null;
}
