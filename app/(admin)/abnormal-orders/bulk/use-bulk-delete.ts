'use client';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { DeleteAbnormalOrders } from './bulk-delete-query';
import type { DeletePlan } from './delete-plan';
import type { PlannedRow } from './restore-plan';
import { runWaves } from './run-waves';
import { useUndeleteAll } from './use-undelete-all';
import type { WhyRefused } from './why-refused';

/** As many as the server takes at once. */
const waveSize = 100;

export interface DeleteResults {
  deleted: PlannedRow[];
  refused: Array<PlannedRow & { why: WhyRefused }>;
}

/** Takes rows off the lists wave by wave. When all are gone it closes and a toast offers to undo; else the dialog tells. */
export function useBulkDelete(onDone: (deleted: readonly string[]) => void) {
  const [, deleteWave] = useMutation(DeleteAbnormalOrders);
  const { sayDeleted } = useUndeleteAll();
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [results, setResults] = useState<DeleteResults | null>(null);
  const [isStopping, setIsStopping] = useState(false);
  const stops = useRef(false);

  async function remove({ rows, refused }: DeletePlan, reason: string) {
    const whyOf = new Map<string, WhyRefused | null>();
    const expectedOf = new Map(rows.map(({ id, expected }) => [id, expected]));
    setProgress({ done: 0, of: rows.length });
    await runWaves(
      rows.map(({ id }) => id),
      {
        size: waveSize,
        async send(ids) {
          const { data } = await deleteWave({
            inputs: ids.map((id) => ({ id, reason: reason || null, ...expectedOf.get(id) })),
          });
          return data?.deleteAbnormalOrders ?? null;
        },
        onWave(ids, answers) {
          ids.forEach((id, i) => {
            whyOf.set(id, whyNotDeleted(answers?.[i]?.__typename));
          });
          setProgress((before) => before && { ...before, done: before.done + ids.length });
          return answers !== null && !stops.current;
        },
      },
    );
    finish(rows, refused, whyOf);
  }

  function finish(
    rows: PlannedRow[],
    refused: DeleteResults['refused'],
    whyOf: Map<string, WhyRefused | null>,
  ) {
    const deleted = rows.filter(({ id }) => whyOf.get(id) === null);
    const stayed = rows.flatMap((row) => {
      const why = whyOf.has(row.id) ? whyOf.get(row.id) : 'notTried';
      return why ? [{ ...row, why }] : [];
    });
    setProgress(null);
    if (deleted.length > 0) sayDeleted(deleted.map(({ id }) => id));
    if (stayed.length === 0 && refused.length === 0) return onDone(deleted.map(({ id }) => id));
    setResults({ deleted, refused: [...stayed, ...refused] });
  }
  function stop() {
    stops.current = true;
    setIsStopping(true);
  }
  const deleted = results?.deleted.map(({ id }) => id) ?? [];
  return { remove, stop, isStopping, progress, results, deleted };
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
