import type { Database } from '#db/client';
import { reconciliations } from '#db/schema/reconciliations';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { type Simulator, startSimulator } from '#gmopg/simulator/start-simulator';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aNotice } from '#test/a-notice';
import { aShop, testSecret } from '#test/a-shop';

export const shopPass = 'shoppass01';

export interface GatewayShop {
  simulator: Simulator;
  id: string;
  gmopgShopId: string;
  /** What the cart knows; paid on delivery where `isOrder`. Always the same customer, unless `isStranger`. */
  register(
    orderNumber: string,
    checkout: { total: number; name?: string; isOrder?: boolean; isStranger?: boolean },
  ): Promise<void>;
  /** A trade of a minute ago in GMOPG's books; its notice came unless told otherwise. Answers its AccessID. */
  charge(orderNumber: string, trade: { amount: number; at?: Date; notified?: boolean }): Promise<string>;
}

/** A shop with API access to a simulator of its own, by the real time. */
export async function aGatewayShop(database: Database): Promise<GatewayShop> {
  const { shop, receive } = await aShop(database, { name: 'くらしの道具店' });
  const { gmopgShopId } = shop;
  const by = { actor: 'cart', now: new Date() };
  const simulator = await startSimulator({
    clock: createSimulatorClock(() => new Date()),
    seed: 1,
    shops: [{ shopId: gmopgShopId, shopPass, noticeUrl: null }],
  });
  const access = { endpoint: simulator.url, shopPass };
  const setting = { ...by, secret: testSecret, allowedEndpoints: 'ANY' } as const;
  const set = await setGatewayAccess(database.db, shop.id, access, setting);
  if (set.kind !== 'GatewayAccessSet') throw new Error(set.message);

  // Tonight's run is over: it would ask about a row just when a test is about to.
  const ran = {
    requestedBy: 'NIGHTLY',
    phase: 'DONE' as const,
    startedAt: by.now,
    finishedAt: by.now,
    workedAt: by.now,
  };
  await database.db.insert(reconciliations).values({ shopId: shop.id, ...ran });

  return {
    simulator,
    id: shop.id,
    gmopgShopId,
    async register(orderNumber, { total, name = '山田 花子', isOrder = false, isStranger = false }) {
      const customer = isStranger
        ? { name, email: `${orderNumber}@example.jp` }
        : { memberId: 'mr201', name, email: 'hanako@example.jp', phone: '03-1111-2222' };
      const checkout = aCheckout({ orderNumber, total, orderedAt: new Date(), customer });
      await registerCheckout(database.db, shop.id, checkout, by);
      const paid = { orderNumber, paymentMethod: 'CASH_ON_DELIVERY', accessId: null } as const;
      if (isOrder) await completeCheckout(database.db, shop.id, paid, by);
    },
    async charge(orderNumber, { amount, at = new Date(), notified = true }) {
      const sale = { shopId: gmopgShopId, orderId: orderNumber, amount, tranDate: at };
      const { accessId, tranId } = simulator.importTrade({ ...sale, status: 'CAPTURE' });
      const TranDate = at.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replaceAll(/\D/g, '');
      const ids = { ShopID: gmopgShopId, AccessID: accessId, OrderID: orderNumber, TranID: tranId };
      if (notified) await receive(aNotice({ ...ids, Amount: amount, TranDate }), new Date());
      return accessId;
    },
  };
}
