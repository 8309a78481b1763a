'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { DeleteAbnormalOrders } from './bulk-delete-query';
import type { DeletePlan } from './delete-plan';
import type { PlannedRow } from './restore-plan';
import { useUndeleteAll } from './use-undelete-all';
import { useWaves } from './use-waves';
import type { WhyRefused } from './why-refused';

/** As many as the server takes at once. */
const waveSize = 100;

/** What somebody decided by the plan that they saw. */
export interface DeleteOrder {
  plan: DeletePlan;
  reason: string | null;
}

export interface DeleteResults {
  deleted: PlannedRow[];
  refused: Array<PlannedRow & { why: WhyRefused }>;
}

/** What became of each row that was sent; null: it is deleted. */
type Answers = ReadonlyMap<string, WhyRefused | null>;

/** Takes rows off the lists wave by wave. When all are gone it closes and a toast offers to undo; else the dialog tells. */
export function useBulkDelete(onDone: (deleted: readonly string[]) => void) {
  const [, deleteWave] = useMutation(DeleteAbnormalOrders);
  const { sayDeleted } = useUndeleteAll();
  const { run, progress, isStopping, stop } = useWaves();
  const [done, setDone] = useState<{ order: DeleteOrder; answers: Answers } | null>(null);

  async function remove(rows: readonly PlannedRow[], order: DeleteOrder, before: Answers) {
    const answers = new Map(before);
    const expectedOf = new Map(order.plan.rows.map(({ id, expected }) => [id, expected]));
    await run(
      rows.map(({ id }) => id),
      {
        size: waveSize,
        async send(ids) {
          const inputs = ids.map((id) => ({ id, reason: order.reason, ...expectedOf.get(id) }));
          const { data } = await deleteWave({ inputs });
          return data?.deleteAbnormalOrders ?? null;
        },
        onWave(ids, results) {
          ids.forEach((id, i) => {
            answers.set(id, whyNotDeleted(results?.[i]?.__typename));
          });
          return results !== null;
        },
      },
    );
    const now = rows.filter(({ id }) => answers.get(id) === null).map(({ id }) => id);
    if (now.length > 0) sayDeleted(now);
    const { deleted, refused } = resultsOf(order, answers);
    if (refused.length === 0) onDone(deleted.map(({ id }) => id));
    else setDone({ order, answers });
  }
  return {
    start: (order: DeleteOrder) => remove(order.plan.rows, order, new Map()),
    again: (rows: readonly PlannedRow[]) => done && remove(rows, done.order, done.answers),
    stop,
    isStopping,
    progress,
    /** null: nothing was ordered yet. */
    results: done && resultsOf(done.order, done.answers),
  };
}

function resultsOf({ plan }: DeleteOrder, answers: Answers): DeleteResults {
  const stayed = plan.rows.flatMap((row) => {
    const why = answers.has(row.id) ? answers.get(row.id) : 'notTried';
    return why ? [{ ...row, why }] : [];
  });
  return {
    deleted: plan.rows.filter(({ id }) => answers.get(id) === null),
    refused: [...stayed, ...plan.refused],
  };
}

/** null: it is deleted. */
function whyNotDeleted(answer: string | undefined): WhyRefused | null {
  switch (answer) {
    case 'AbnormalOrderDeleted':
      return null;
    case 'ReasonRequired':
      return 'ReasonRequired';
    case 'AbnormalOrderChanged':
      return 'notAsSeen';
    case 'AbnormalOrderNotFound':
      return 'gone';
    default:
      return 'unanswered';
  }
}
