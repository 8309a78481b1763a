import { createHash } from 'node:crypto';
import type { ApiCall } from '#gmopg/simulator/trade';

/** What can go wrong between peers (gmopg.md §3). Each is switched on alone, with its own probability. */
export const faultNames = [
  // Any call: nothing was done.
  'CONNECTION_RESET',
  'UNAVAILABLE',
  'RATE_LIMITED',
  // ExecTran: what the card company said.
  'DECLINED',
  'OUTCOME_UNKNOWN',
  // ExecTran: done, but the cart does not hear of it.
  'REPLY_LOST',
  'REPLY_CUT',
  'REPLY_EMPTY',
  'REPLY_HTML',
  'REPLY_SLOW',
  // AlterTran and ChangeTran: done, but the caller does not hear of it.
  'ALTER_REPLY_LOST',
  // Notices.
  'NOTICE_FIRST',
  'NOTICE_LOST',
  'ACKNOWLEDGEMENT_LOST',
  'NOTICE_TWICE',
  'NOTICES_REORDERED',
  'NOTICE_STALE',
  'RETRIES_EXHAUSTED',
] as const;

export type FaultName = (typeof faultNames)[number];

/** Probability, 0 to 1, of each fault that is switched on. */
export type Faults = Partial<Record<FaultName, number>>;

export interface FaultPlan {
  faults(): Faults;
  /** Replaces them all. */
  setFaults(faults: Faults): void;
  /** Gives one trade one fault, once, whatever the probabilities. `key`: its AccessID or OrderID. `call`: only in this call. */
  plan(key: string, fault: FaultName, call: ApiCall | null): void;
  /** Whether the fault strikes here. A fault strikes a trade at most once in a place (a call, or the notice of an event). */
  strikes(fault: FaultName, trade: FaultKey, place: string): boolean;
  /** Whether the fault was planned by hand for just this call: any reply can be lost then, not only a payment's. */
  isPlannedFor(call: ApiCall, fault: FaultName, trade: FaultKey): boolean;
}

export interface FaultKey {
  orderId: string;
  accessId: string;
}

export function createFaultPlan(seed: number, initial: Faults): FaultPlan {
  let faults = initial;
  const planned = new Map<string, Set<string>>();
  const struck = new Set<string>();

  function takePlan(plan: string, { orderId, accessId }: FaultKey): boolean {
    return [accessId, orderId].some((key) => planned.get(key)?.delete(plan) === true);
  }

  function isDecided(fault: FaultName, { orderId }: FaultKey, place: string): boolean {
    if (!isStruck({ seed, fault, orderId, probability: faults[fault] ?? 0 })) return false;
    const once = `${fault} ${place} ${orderId}`;
    return !struck.has(once) && struck.add(once) !== undefined;
  }

  return {
    faults: () => ({ ...faults }),
    setFaults: (next) => {
      faults = { ...next };
    },
    plan: (key, fault, call) => {
      const plans = planned.get(key) ?? new Set();
      planned.set(key, plans.add(call === null ? fault : `${fault} ${call}`));
    },
    strikes: (fault, trade, place) =>
      takePlan(`${fault} ${place}`, trade) || takePlan(fault, trade) || isDecided(fault, trade, place),
    isPlannedFor: (call, fault, trade) => takePlan(`${fault} ${call}`, trade),
  };
}

/** The decision for one trade: the same in every run with this seed, whoever calls first. */
export function isStruck({
  seed,
  fault,
  orderId,
  probability,
}: {
  seed: number;
  fault: FaultName;
  orderId: string;
  probability: number;
}): boolean {
  return chanceOf(seed, fault, orderId) < probability;
}

/** 0 ≤ chance < 1, from the seed and the names alone. */
export function chanceOf(seed: number, ...names: string[]): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
