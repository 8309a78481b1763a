import type { RestoreResult } from './bulk-restore-query';
import type { PlannedRow, RestorePlan } from './restore-plan';
import { type WhyRefused, whyRefused } from './why-refused';

/** What became of one row. */
export type RestoreOutcome =
  | (PlannedRow & { kind: 'restored'; orderId: string; mailTo: string | null })
  | (PlannedRow & { kind: 'refused'; why: WhyRefused });

/** `result` undefined: the server did not answer, so the row may be restored or not; asking again is safe. */
export function outcomeOf(row: PlannedRow, result: RestoreResult | undefined): RestoreOutcome {
  if (result?.__typename !== 'AbnormalOrderRestored') return { ...row, kind: 'refused', why: why(result) };
  const { order, mail } = result;
  return {
    ...row,
    kind: 'restored',
    number: order.number,
    name: order.customer.name,
    orderId: order.id,
    mailTo: mail?.to ?? null,
  };
}

/** One outcome for every chosen row: also for those that were not sent. */
export function finalOutcomes(
  { plan, rows }: { plan: RestorePlan; rows: readonly PlannedRow[] },
  outcomes: ReadonlyMap<string, RestoreOutcome>,
): RestoreOutcome[] {
  const wasSent = new Set(rows.map(({ id }) => id));
  const untried = (row: PlannedRow): RestoreOutcome => ({
    ...row,
    kind: 'refused',
    why: wasSent.has(row.id) ? 'notTried' : 'leftOut',
  });
  return [
    ...[...plan.ready, ...plan.doubtful].map((row) => outcomes.get(row.id) ?? untried(row)),
    ...plan.refused.map((row) => ({ ...row, kind: 'refused' as const })),
  ];
}

function why(
  result: Exclude<RestoreResult, { __typename: 'AbnormalOrderRestored' }> | undefined,
): WhyRefused {
  switch (result?.__typename) {
    case undefined:
      return 'unanswered';
    case 'AbnormalOrderNotRestorable':
      return whyRefused(result.abnormalOrder);
    case 'AbnormalOrderNotFound':
      return 'gone';
    case 'GatewayDisagrees':
    case 'GatewayUnavailable':
    case 'InvalidInput':
      return result.__typename;
  }
}
