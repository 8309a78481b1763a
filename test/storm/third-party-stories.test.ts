import { and, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import type { FaultName } from '#gmopg/simulator/fault-plan';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { aCheckout } from '#test/a-checkout';
import { aShop } from '#test/a-shop';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator } from '#test/gmopg/simulator/a-simulator';
import { aDatabase } from '#test/harness/a-database';
import { type Access, type ClientName, createPaymentClient } from './payment-clients';
import { stormShops } from './storm-shops';

const database = await aDatabase();
const { db } = database;
const number = '2009031700003';
const by = { actor: 'cart', now: new Date('2026-05-10T12:01:00+09:00') };

/** A cart built on a public client, its checkout registered, GMOPG's notices on their way to Fukkyu. */
async function aCartOn(clientName: ClientName) {
  const { shop, receive } = await aShop(database);
  const { url: noticeUrl } = await aReceiver((response, { body }) => {
    receive(Buffer.from(body, 'latin1')).then(({ kind }) => response.end(kind === 'STORED' ? '0' : '1'));
  });
  const account = { ...stormShops.north, gmopgShopId: shop.gmopgShopId };
  const simulator = await aSimulator({
    shops: [{ shopId: account.gmopgShopId, shopPass: account.shopPass, noticeUrl }],
  });
  const client = createPaymentClient(clientName, {
    ...{ gatewayUrl: simulator.url, shop: account, isTrusting: true },
  });
  await registerCheckout(db, shop.id, aCheckout({ gatewayOrderIds: [`${number}-2`] }), by);

  return {
    simulator,
    enter: (orderId = number) => client.enter({ orderId, job: 'CAPTURE', amount: 650, tax: 0 }),
    /** The customer pays; GMOPG tells Fukkyu. Answers what the cart believes. */
    pay: async (access: Access | null, orderId = number) => {
      if (access === null) throw new Error('The cart has no trade to pay.');
      const charge = { orderId, job: 'CAPTURE', amount: 650, tax: 0 } as const;
      const belief = await client.pay(access, charge, '4111111111111111');
      await simulator.flush();
      return belief;
    },
    complete: (accessId: string | null) =>
      completeCheckout(db, shop.id, { orderNumber: number, paymentMethod: 'CARD', accessId }, by),
    restore: (id: string) =>
      restoreAbnormalOrder(
        ...([db, shop.id, { id, sendConfirmationMail: false, mail: null, note: null }, by] as const),
      ),
    rows: () =>
      db
        .select()
        .from(trades)
        .where(and(eq(trades.shopId, shop.id), isNotNull(trades.status))),
    orders: () => db.select().from(orders).where(eq(orders.shopId, shop.id)),
  };
}

describe.each<ClientName>(['MOTIONPICTURE', 'GMOPG'])('a cart on the client %s', (clientName) => {
  test('hears that the customer paid: an ordinary order, no row', async () => {
    const cart = await aCartOn(clientName);
    const access = await cart.enter();
    expect(await cart.pay(access)).toBe('PAID');
    expect(await cart.rows()).toMatchObject([{ status: 'RESTORABLE', isOpen: true }]);
    await cart.complete(access?.accessId ?? null);
    expect(await cart.rows()).toEqual([]);
  });

  describe.each<FaultName>(['REPLY_EMPTY', 'REPLY_HTML'])('takes %s for success', (fault) => {
    test('and stores the order without AccessID, before the notice or after it: no row', async () => {
      for (const isNoticeFirst of [true, false]) {
        const cart = await aCartOn(clientName);
        cart.simulator.nextFault(number, fault);
        if (!isNoticeFirst) await cart.complete(null);
        expect(await cart.pay(await cart.enter())).toBe('PAID_BLINDLY');
        if (isNoticeFirst) expect(await cart.rows()).toMatchObject([{ status: 'RESTORABLE', reason: null }]);
        expect((await cart.complete(null)).kind).toBe('CheckoutCompleted');
        expect(await cart.rows()).toEqual([]);
        expect(await cart.orders()).toMatchObject([{ number, origin: 'CART', accessId: null }]);
      }
    });

    test('and a second charge under the number is a duplicate, which nobody restores', async () => {
      const cart = await aCartOn(clientName);
      cart.simulator.nextFault(number, fault);
      await cart.pay(await cart.enter());
      await cart.complete(null);
      cart.simulator.clock.advance(1_000);
      const second = await cart.enter(`${number}-2`);
      expect(await cart.pay(second, `${number}-2`)).toBe('PAID');
      const rows = await cart.rows();
      expect(rows).toMatchObject([
        { status: 'DUPLICATE', reason: 'ORDER_EXISTS', isOpen: true, accessId: second?.accessId },
      ]);
      expect((await cart.restore(rows[0]?.id ?? '')).kind).toBe('AbnormalOrderNotRestorable');
      expect(await cart.orders()).toHaveLength(1);
    });

    test('of EntryTran and has no trade: nothing is charged, nothing is listed', async () => {
      const cart = await aCartOn(clientName);
      cart.simulator.nextFault(number, fault, 'EntryTran');
      expect(await cart.enter()).toBeNull();
      await cart.simulator.flush();
      expect(await cart.rows()).toEqual([]);
    });
  });

  test.each<FaultName>(['REPLY_CUT', 'REPLY_LOST'])(
    'takes %s for a failure: the charge is restorable, once',
    async (fault) => {
      const cart = await aCartOn(clientName);
      const access = await cart.enter();
      cart.simulator.nextFault(number, fault);
      expect(await cart.pay(access)).toBe('FAILED');
      const rows = await cart.rows();
      expect(rows).toMatchObject([
        { status: 'RESTORABLE', reason: null, isOpen: true, total: 650, accessId: access?.accessId },
      ]);
      expect((await cart.restore(rows[0]?.id ?? '')).kind).toBe('AbnormalOrderRestored');
      expect((await cart.complete(access?.accessId ?? null)).kind).toBe('CheckoutCompleted');
      expect(await cart.rows()).toMatchObject([{ status: 'RESTORED', isOpen: false }]);
      expect(await cart.orders()).toMatchObject([{ number, origin: 'RESTORED', accessId: access?.accessId }]);
    },
  );
});
