import { and, eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import type { Database } from '#db/client';
import { trades } from '#db/schema/trades';
import type { CardStatus } from '#gmopg/card-status';
import type { GatewayHabits } from '#gmopg/simulator/gateway';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { startSimulator } from '#gmopg/simulator/start-simulator';
import type { Gateway } from '#recovery/gateway/ask-gateway';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { registerCheckout } from '#recovery/orders/register-checkout';
import type { Trade } from '#recovery/restore/restore-abnormal-order';
import type { NewShop } from '#recovery/shops/create-shop';
import { aCheckout } from '#test/a-checkout';
import { aNotice } from '#test/a-notice';
import { aShop, testSecret } from '#test/a-shop';

const shopPass = 'shoppass01';

interface Charge {
  orderId?: string;
  /** Whole yen. */
  amount?: number;
  status?: CardStatus;
  /** By GMOPG's clock; now unless given. */
  at?: Date;
  /** Whether its notice reached us. */
  notified?: boolean;
}

/** A shop with API access to a simulator of its own. Both go by one frozen clock, which the test moves. */
export async function aPeer(
  database: Database,
  {
    startsAt,
    habits = {},
    ...override
  }: Partial<NewShop> & { startsAt?: string; habits?: Partial<GatewayHabits> } = {},
) {
  const { db } = database;
  const { shop, receive } = await aShop(database, override);
  const clock = createSimulatorClock(() => new Date(), new Date(startsAt ?? '2026-11-10T12:00:00+09:00'));
  clock.freeze();
  const simulator = await startSimulator({
    clock,
    seed: 1,
    habits,
    shops: [{ shopId: shop.gmopgShopId, shopPass, noticeUrl: null }],
  });
  onTestFinished(() => simulator.close());
  const set = await setGatewayAccess(
    db,
    shop.id,
    { endpoint: simulator.url, shopPass },
    { actor: '管理者', now: clock.now(), secret: testSecret, allowedEndpoints: 'ANY' },
  );
  if (set.kind !== 'GatewayAccessSet') throw new Error(set.message);
  const access = { endpoint: simulator.url, gmopgShopId: shop.gmopgShopId, shopPass };
  const gateway: Gateway = { access, clock: clock.now };

  const rowOf = async (accessId: string): Promise<Trade> => {
    const mine = and(eq(trades.shopId, shop.id), eq(trades.accessId, accessId));
    const [row] = await db.select().from(trades).where(mine);
    if (!row) throw new Error(`No row for ${accessId}.`);
    return row;
  };

  return {
    shop: set.shop,
    simulator,
    clock,
    gateway,
    by: () => ({ actor: '店員', now: clock.now(), gateway }),
    receive,
    rowOf,
    register: (input: Parameters<typeof aCheckout>[0] = {}) =>
      registerCheckout(db, shop.id, aCheckout(input), { actor: 'cart', now: clock.now() }),
    /** A trade in GMOPG's books; its notice comes unless told otherwise. Answers its AccessID. */
    charge: async ({
      orderId = '2009031700003',
      amount = 650,
      status = 'CAPTURE',
      at,
      notified = true,
    }: Charge = {}) => {
      const tranDate = at ?? clock.now();
      const trade = simulator.importTrade({ shopId: shop.gmopgShopId, orderId, status, amount, tranDate });
      if (notified) {
        const stamp = tranDate.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replaceAll(/\D/g, '');
        const ids = {
          ShopID: shop.gmopgShopId,
          AccessID: trade.accessId,
          OrderID: orderId,
          TranID: trade.tranId,
        };
        await receive(
          aNotice({ ...ids, Status: status, JobCd: status, Amount: amount, TranDate: stamp }),
          clock.now(),
        );
      }
      return trade.accessId;
    },
    /** How often GMOPG was told to reverse this trade, and did it. */
    reversals: (accessId: string) =>
      simulator.ledger.trade(accessId)?.events.filter((event) => event.call === 'AlterTran').length ?? 0,
  };
}
