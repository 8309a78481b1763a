import type { FaultPlan } from '#gmopg/simulator/fault-plan';
import type { IdSource } from '#gmopg/simulator/id-source';
import type { WritableLedger } from '#gmopg/simulator/ledger';
import type { SimulatorClock } from '#gmopg/simulator/simulator-clock';

/** mulpay: five retries. ccs: again and again until acknowledged (gmopg.md §1, "retries"). */
export type DeliveryProfile = 'mulpay' | 'ccs';

export interface SimulatedShop {
  shopId: string;
  shopPass: string;
  /** Where the shop's notices go; null for a shop without. */
  noticeUrl: string | null;
  /** Its own, when not the simulator's. */
  profile?: DeliveryProfile;
}

/** What public material does not tell of the real one (gmopg.md §4): settings, never constants. */
export interface GatewayHabits {
  /** SearchTrade's answer to an OrderID that it does not know. */
  unknownOrder: 'M01004002' | 'E01110002';
  /** AlterTran's answer to the cancel of a trade that is cancelled already. */
  secondReversal: string;
  notifiesFailures: boolean;
  /** The Status of a failed payment's notice; null for the trade's own. */
  failedStatus: string | null;
  /** Whether a card check (JobCd CHECK) notifies. */
  notifiesCheck: boolean;
}

export const usualHabits: GatewayHabits = {
  unknownOrder: 'M01004002',
  secondReversal: 'E11010003',
  notifiesFailures: true,
  failedStatus: null,
  notifiesCheck: true,
};

/** Everything that answering a call needs. */
export interface Gateway {
  seed: number;
  clock: SimulatorClock;
  ids: IdSource;
  ledger: WritableLedger;
  faults: FaultPlan;
  habits: GatewayHabits;
  /** Of shops that have none of their own. */
  profile: DeliveryProfile;
  /** By ShopID. */
  shops: Map<string, SimulatedShop>;
  /** Card numbers behind card tokens; null once a token is used. */
  tokens: Map<string, string | null>;
}
