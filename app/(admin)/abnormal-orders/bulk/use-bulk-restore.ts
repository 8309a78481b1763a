'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { RestoreAbnormalOrders } from './bulk-restore-query';
import { finalOutcomes, outcomeOf, type RestoreOutcome } from './restore-outcome';
import type { PlannedRow, RestorePlan } from './restore-plan';
import { useWaves } from './use-waves';

/** Small enough that GMOPG is asked about all of a wave within its patience, and that stopping is soon. */
const waveSize = 25;

/** What somebody decided by the plan that they saw. */
export interface RestoreOrder {
  plan: RestorePlan;
  rows: PlannedRow[];
  sendConfirmationMail: boolean;
  note: string | null;
}

/** Restores rows wave by wave. Rows that are restored already are answered again: no second order, no second mail. */
export function useBulkRestore() {
  const [, restoreWave] = useMutation(RestoreAbnormalOrders);
  const { run, progress, isStopping, stop } = useWaves();
  const [order, setOrder] = useState<RestoreOrder | null>(null);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RestoreOutcome>>(new Map());

  function restore(rows: readonly PlannedRow[], { sendConfirmationMail, note }: RestoreOrder) {
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    return run([...rowOf.keys()], {
      size: waveSize,
      async send(ids) {
        const inputs = ids.map((id) => ({ id, sendConfirmationMail, note }));
        const { data } = await restoreWave({ inputs });
        return data?.restoreAbnormalOrders ?? null;
      },
      onWave(ids, results) {
        const told = ids.flatMap((id, i) => {
          const row = rowOf.get(id);
          return row ? [outcomeOf(row, results?.[i])] : [];
        });
        setOutcomes((before) => new Map([...before, ...told.map((one) => [one.id, one] as const)]));
        return results !== null && !told.every(isSilent);
      },
    });
  }
  function start(given: RestoreOrder) {
    setOrder(given);
    restore(given.rows, given);
  }
  return {
    start,
    again: (rows: readonly PlannedRow[]) => order && restore(rows, order),
    stop,
    isStopping,
    progress,
    /** null: nothing was ordered yet. */
    results: order && finalOutcomes(order, outcomes),
    restored: [...outcomes.values()].flatMap((one) => (one.kind === 'restored' ? [one.id] : [])),
  };
}

/** GMOPG is down: the rest would only wait for it as well. */
function isSilent(outcome: RestoreOutcome): boolean {
  return outcome.kind === 'refused' && outcome.why === 'GatewayUnavailable';
}
