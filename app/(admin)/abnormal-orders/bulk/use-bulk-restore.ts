'use client';
import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { RestoreAbnormalOrders } from './bulk-restore-query';
import { outcomeOf, type RestoreOutcome } from './restore-outcome';
import type { PlannedRow } from './restore-plan';
import { runWaves } from './run-waves';

/** Small enough that GMOPG is asked about all of a wave within its patience, and that stopping is soon. */
const waveSize = 25;

interface Wish {
  sendConfirmationMail: boolean;
  note: string | null;
}

/** Restores rows wave by wave. Rows that are restored already are answered again: no second order, no second mail. */
export function useBulkRestore() {
  const [, restoreWave] = useMutation(RestoreAbnormalOrders);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, RestoreOutcome>>(new Map());
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [isStopping, setIsStopping] = useState(false);
  const stops = useRef(false);

  async function restore(rows: readonly PlannedRow[], wish: Wish) {
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    stops.current = false;
    setProgress({ done: 0, of: rows.length });
    await runWaves([...rowOf.keys()], {
      size: waveSize,
      async send(ids) {
        const { data } = await restoreWave({ inputs: ids.map((id) => ({ id, ...wish })) });
        return data?.restoreAbnormalOrders ?? null;
      },
      onWave(ids, results) {
        const told = ids.flatMap((id, i) => {
          const row = rowOf.get(id);
          return row ? [outcomeOf(row, results?.[i])] : [];
        });
        setOutcomes((before) => new Map([...before, ...told.map((one) => [one.id, one] as const)]));
        setProgress((before) => before && { ...before, done: before.done + ids.length });
        return results !== null && !stops.current && !told.every(isSilent);
      },
    });
    setProgress(null);
    setIsStopping(false);
  }
  function stop() {
    stops.current = true;
    setIsStopping(true);
  }
  return { restore, stop, isStopping, outcomes, progress };
}

/** GMOPG is down: the rest would only wait for it as well. */
function isSilent(outcome: RestoreOutcome): boolean {
  return outcome.kind === 'refused' && outcome.why === 'GatewayUnavailable';
}
