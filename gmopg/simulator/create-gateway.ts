import { createFaultPlan } from '#gmopg/simulator/fault-plan';
import { type Gateway, type SimulatedShop, usualHabits } from '#gmopg/simulator/gateway';
import { createIdSource } from '#gmopg/simulator/id-source';
import { createLedger, type LedgerSnapshot } from '#gmopg/simulator/ledger';
import type { SimulatorOptions } from '#gmopg/simulator/start-simulator';

export function createGateway(
  { clock, seed, shops, profile = 'mulpay', faults = {}, habits, ids }: SimulatorOptions,
  snapshot: LedgerSnapshot | null,
  onChange: () => void,
): Gateway {
  const gateway: Gateway = {
    seed,
    clock,
    profile,
    ids: { ...createIdSource(seed), ...ids },
    ledger: createLedger(snapshot, onChange),
    faults: createFaultPlan(seed, faults),
    habits: { ...usualHabits, ...habits },
    shops: new Map(),
    tokens: new Map(),
  };
  for (const shop of shops) setShop(gateway, shop);
  return gateway;
}

/** Adds a shop, or replaces the one with its ShopID. Throws when its notice URL is not http or https. */
export function setShop(gateway: Gateway, shop: SimulatedShop): void {
  if (shop.noticeUrl !== null && !/^https?:$/.test(new URL(shop.noticeUrl).protocol))
    throw new Error(`${shop.noticeUrl} is no address for notices: begin with http:// or https://.`);
  gateway.shops.set(shop.shopId, shop);
}

/** A card token, good for one ExecTran. */
export function issueToken(gateway: Gateway, cardNo: string): string {
  const token = gateway.ids.accessId('token', String(gateway.tokens.size));
  gateway.tokens.set(token, cardNo);
  return token;
}
