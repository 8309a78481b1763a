import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { PaymentMethod } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { cancelOrder } from '#recovery/orders/cancel-order';
import { completeCheckout } from '#recovery/orders/complete-checkout';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import type { NewShop } from '#recovery/shops/create-shop';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId, type NoticeOverrides } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const by = { actor: '店員', now: new Date('2026-11-01T13:00:00+09:00') };
const number = '2009031700003';

/** A shop and one order number: what happens to it, and what the rule makes of its trades. */
async function aStory({
  settings = {},
  ...override
}: Partial<NewShop> & { settings?: Partial<typeof shops.$inferInsert> } = {}) {
  const { shop, receive } = await aShop(database, override);
  if (Object.keys(settings).length > 0) await db.update(shops).set(settings).where(eq(shops.id, shop.id));
  const rowOf = async (trade: number | string) => {
    const tradeKey = typeof trade === 'string' ? trade : anAccessId(trade);
    const [row] = await db
      .select()
      .from(trades)
      .where(and(eq(trades.shopId, shop.id), eq(trades.tradeKey, tradeKey)));
    return row;
  };
  return {
    shop,
    notice: (overrides: NoticeOverrides = {}) =>
      receive(aNotice({ ShopID: shop.gmopgShopId, TranDate: '20261101120000', ...overrides })),
    register: (override: Parameters<typeof aCheckout>[0] = {}) =>
      registerCheckout(db, shop.id, aCheckout(override), by),
    complete: (accessId: string | null, paymentMethod: PaymentMethod = 'CARD', orderNumber = number) =>
      completeCheckout(db, shop.id, { orderNumber, paymentMethod, accessId }, by),
    place: (
      override: Parameters<typeof aCheckout>[0],
      paymentMethod: PaymentMethod,
      accessId: string | null = null,
    ) => placeOrder(db, shop.id, { checkout: aCheckout(override), paymentMethod, accessId }, by),
    cancel: async (order: { id: string }) => cancelOrder(db, shop.id, { id: order.id, reason: null }, by),
    restore: async (trade: number) => {
      const row = await rowOf(trade);
      return restoreAbnormalOrder(
        db,
        shop.id,
        { id: row?.id ?? '', sendConfirmationMail: false, mail: null, note: null },
        by,
      );
    },
    rowOf,
    says: async (trade: number | string = 1) => {
      const row = await rowOf(trade);
      return row && [row.status, row.reason, ...row.warnings];
    },
  };
}

describe('line 1: what is no card payment, or moved no money, is not listed', () => {
  for (const Status of ['UNPROCESSED', 'AUTHENTICATED', 'CHECK']) {
    test(`a trade that is ${Status} is not listed although its checkout fits`, async () => {
      const story = await aStory();
      await story.register();
      await story.notice({ Status });
      expect(await story.says()).toEqual([null, null]);
    });
  }

  test('a simple authorisation (SAUTH) is listed only where the shop says that it holds money', async () => {
    const doubting = await aStory();
    await doubting.register();
    await doubting.notice({ Status: 'SAUTH' });
    expect(await doubting.says()).toEqual([null, null]);

    const holding = await aStory({ settings: { sauthHolds: true } });
    await holding.register();
    await holding.notice({ Status: 'SAUTH' });
    expect(await holding.says()).toEqual(['RESTORABLE', null]);
  });

  test('a failed payment is not listed, whatever its status says', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'CAPTURE', ErrCode: 'G02', ErrInfo: '42G020000' });
    expect(await story.says()).toEqual([null, null]);
  });

  test('a convenience store payment makes no trade at all', async () => {
    const story = await aStory();
    await story.notice({ PayType: 3, Status: 'PAYSUCCESS' });
    expect(await story.rowOf(1)).toBeUndefined();
  });
});

describe('line 2: what was restored stays restored', () => {
  test('a restored trade is RESTORED without warning', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    await story.restore(1);
    expect(await story.says()).toEqual(['RESTORED', null]);
  });

  test('a restored trade whose amount changes at GMOPG warns AMOUNT_DIFFERS', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    await story.restore(1);
    await story.notice({ Amount: 700, TranDate: '20261101130000' });
    expect(await story.says()).toEqual(['RESTORED', null, 'AMOUNT_DIFFERS']);
  });

  test('a restored trade that is cancelled at GMOPG warns PAYMENT_REVERSED and is not open', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    await story.restore(1);
    await story.notice({ Status: 'VOID', TranDate: '20261101130000' });
    expect(await story.says()).toEqual(['RESTORED', null, 'PAYMENT_REVERSED']);
    expect((await story.rowOf(1))?.isOpen).toBe(false);
  });

  test('a restored order that is cancelled later is still RESTORED', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    const restored = await story.restore(1);
    if (restored.kind === 'AbnormalOrderRestored') await story.cancel(restored.order);
    expect(await story.says()).toEqual(['RESTORED', null]);
  });
});

describe('line 3: an ordinary order is not abnormal', () => {
  test('a late completion takes the row off the lists', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    expect(await story.says()).toEqual(['RESTORABLE', null]);
    await story.complete(anAccessId(1));
    expect(await story.says()).toEqual([null, null]);
  });

  test('an order of the same total whose AccessID the cart never learnt is paid by the earliest trade, the next is a duplicate', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: anAccessId(2), TranDate: '20261101120500' });
    await story.notice({ AccessID: anAccessId(1), TranDate: '20261101120000' });
    await story.complete(null);
    expect(await story.says(1)).toEqual([null, null]);
    expect(await story.says(2)).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
  });

  test('a nameless card order of another total is paid otherwise', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Amount: 651 });
    await story.complete(null);
    expect(await story.says()).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
  });

  test('a nameless order of another payment method is paid otherwise', async () => {
    const story = await aStory();
    await story.register();
    await story.notice();
    await story.complete(null, 'CASH_ON_DELIVERY');
    expect(await story.says()).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
  });

  test('an order that this trade paid under another number is its order', async () => {
    const story = await aStory();
    await story.notice({ OrderID: 'X-0001' });
    await story.register();
    await story.complete(anAccessId(1));
    expect(await story.says()).toEqual([null, null]);
  });

  test('a cart that learns the AccessID later frees the trade that seemed to have paid', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: anAccessId(1), TranDate: '20261101120000' });
    await story.notice({ AccessID: anAccessId(2), TranDate: '20261101120500' });
    await story.complete(null);
    await story.complete(anAccessId(2));
    expect(await story.says(1)).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
    expect(await story.says(2)).toEqual([null, null]);
  });
});

describe('lines 4 and 5: an order stands under the number', () => {
  test('a cancelled order paid otherwise makes it unrecoverable', async () => {
    const story = await aStory();
    await story.notice();
    const placed = await story.place({}, 'CASH_ON_DELIVERY');
    expect(await story.says()).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
    if (placed.kind === 'OrderPlaced') await story.cancel(placed.order);
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'ORDER_CANCELLED']);
  });

  test('a restored trade turns its elder sibling into a duplicate', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: anAccessId(1) });
    await story.notice({ AccessID: anAccessId(2), TranDate: '20261101120500' });
    expect(await story.says(1)).toEqual(['RESTORABLE', null, 'SIBLING_TRADE']);
    await story.restore(2);
    expect(await story.says(1)).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
    expect(await story.says(2)).toEqual(['RESTORED', null]);
  });

  test('a duplicate whose money went back is listed but not open', async () => {
    const story = await aStory();
    await story.place({}, 'CASH_ON_DELIVERY');
    await story.notice();
    expect((await story.rowOf(1))?.isOpen).toBe(true);
    await story.notice({ Status: 'RETURN', TranDate: '20261102120000' });
    expect(await story.says()).toEqual(['DUPLICATE', 'ORDER_EXISTS']);
    expect((await story.rowOf(1))?.isOpen).toBe(false);
  });
});

describe('lines 6 to 8: the trade itself', () => {
  for (const Status of ['VOID', 'RETURN', 'RETURNX']) {
    test(`${Status} makes it PAYMENT_REVERSED, and a CAPTURE that arrives later changes nothing`, async () => {
      const story = await aStory();
      await story.register();
      await story.notice({ Status, TranDate: '20261101130000' });
      await story.notice({ Status: 'CAPTURE', TranDate: '20261101120000' });
      expect(await story.says()).toEqual(['UNRECOVERABLE', 'PAYMENT_REVERSED']);
      expect((await story.rowOf(1))?.isOpen).toBe(false);
    });
  }

  test('a status that nobody knows has an unknown outcome', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'SOMETHINGNEW' });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'OUTCOME_UNKNOWN']);
    expect((await story.rowOf(1))?.isOpen).toBe(true);
  });

  for (const ErrInfo of [
    'E90010001',
    'E91019999',
    'E91020001',
    'E91029998',
    'E91029999',
    'E91050001',
    'E91060001',
    'E91099996',
    'E91099997',
    'E91099999',
    '42C030000',
  ]) {
    test(`a failure with ${ErrInfo} has an unknown outcome`, async () => {
      const story = await aStory();
      await story.register();
      await story.notice({ Status: 'AUTH', ErrCode: ErrInfo.slice(0, 3), ErrInfo });
      expect(await story.says()).toEqual(['UNRECOVERABLE', 'OUTCOME_UNKNOWN']);
    });
  }

  test('money in another currency is unrecoverable; JPN, JPY and none are yen', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: anAccessId(1), Currency: 'USD' });
    expect(await story.says(1)).toEqual(['UNRECOVERABLE', 'CURRENCY']);
    for (const Currency of ['JPN', 'JPY', '']) {
      const yen = await aStory();
      await yen.register();
      await yen.notice({ Currency });
      expect(await yen.says()).toEqual(['RESTORABLE', null]);
    }
  });
});

describe('lines 9 to 12: the checkout', () => {
  test('without a checkout it is NO_CHECKOUT, and becomes RESTORABLE by itself when the cart registers one', async () => {
    const story = await aStory();
    await story.notice();
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'NO_CHECKOUT']);
    await story.register();
    expect(await story.says()).toEqual(['RESTORABLE', null]);
  });

  test('a checkout that knows other AccessIDs does not fit; one that knows this one does', async () => {
    const story = await aStory();
    await story.register({ accessIds: [anAccessId(7)] });
    await story.notice();
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'ACCESS_ID_MISMATCH']);
    await story.register({ accessIds: [anAccessId(7), anAccessId(1)] });
    expect(await story.says()).toEqual(['RESTORABLE', null]);
  });

  test('a trade without AccessID fits a checkout that knows none, and none that knows some', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: '' });
    expect(await story.says(`order:${number}`)).toEqual(['RESTORABLE', null]);
    await story.register({ accessIds: [anAccessId(1)] });
    expect(await story.says(`order:${number}`)).toEqual(['UNRECOVERABLE', 'ACCESS_ID_MISMATCH']);
  });

  test('one yen more or less is AMOUNT_MISMATCH; Amount + Tax is what counts', async () => {
    for (const [Amount, Tax, expected] of [
      [649, 0, 'AMOUNT_MISMATCH'],
      [651, 0, 'AMOUNT_MISMATCH'],
      [650, 1, 'AMOUNT_MISMATCH'],
      [600, 50, null],
      [650, '', null],
    ] as const) {
      const story = await aStory();
      await story.register();
      await story.notice({ Amount, Tax });
      expect((await story.rowOf(1))?.reason).toBe(expected);
    }
  });

  test('held money is restorable like taken money', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'AUTH' });
    expect(await story.says()).toEqual(['RESTORABLE', null]);
    expect((await story.rowOf(1))?.money).toBe('HELD');
  });

  test('a sibling without money warns of nothing', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ AccessID: anAccessId(1) });
    await story.notice({ AccessID: anAccessId(2), Status: 'VOID' });
    await story.notice({ AccessID: anAccessId(3), Status: 'CHECK' });
    expect(await story.says(1)).toEqual(['RESTORABLE', null]);
  });
});

describe('the number', () => {
  test('an OrderID leads to its checkout by the suffix rule only where the shop says so', async () => {
    const plain = await aStory();
    await plain.register();
    await plain.notice({ OrderID: `${number}-2` });
    expect(await plain.says()).toEqual(['UNRECOVERABLE', 'NO_CHECKOUT']);

    const stripping = await aStory({ settings: { stripsOrderSuffix: true } });
    await stripping.register();
    await stripping.notice({ OrderID: `${number}-2` });
    expect(await stripping.says()).toEqual(['RESTORABLE', null]);
    expect((await stripping.rowOf(1))?.orderNumber).toBe(number);
  });

  test('a checkout may list the OrderIDs it used, also after their notices came, and take them back', async () => {
    const story = await aStory();
    await story.notice({ OrderID: 'PAY99887766' });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'NO_CHECKOUT']);
    await story.register({ gatewayOrderIds: ['PAY99887766'] });
    expect(await story.says()).toEqual(['RESTORABLE', null]);
    await story.register({ gatewayOrderIds: [] });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'NO_CHECKOUT']);
  });
});

describe('the fold', () => {
  test('a no-money event never replaces a money state, whenever it happened', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'CAPTURE', TranDate: '20261101120000' });
    await story.notice({ Status: 'CHECK', TranDate: '20261101130000' });
    await story.notice({
      Status: 'CAPTURE',
      ErrCode: 'G02',
      ErrInfo: '42G020000',
      TranDate: '20261101140000',
    });
    expect(await story.says()).toEqual(['RESTORABLE', null]);
  });

  test('an unknown outcome that turns out to have failed leaves the lists', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'AUTH', ErrCode: 'E91', ErrInfo: 'E91099999', TranDate: '20261101120000' });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'OUTCOME_UNKNOWN']);
    await story.notice({ Status: 'AUTH', ErrCode: 'G02', ErrInfo: '42G020000', TranDate: '20261101120100' });
    expect(await story.says()).toEqual([null, null]);
  });

  test('a sale after an authorisation takes the money, and its later amount counts', async () => {
    const story = await aStory();
    await story.register();
    await story.notice({ Status: 'SALES', Amount: 651, TranDate: '20261101120001' });
    await story.notice({ Status: 'AUTH', Amount: 650, TranDate: '20261101120000' });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'AMOUNT_MISMATCH']);
    expect((await story.rowOf(1))?.money).toBe('TAKEN');
  });
});

describe('settling', () => {
  test('a row settles for the grace after its first notice, to the millisecond, and a restore ends it', async () => {
    const story = await aStory({ graceSeconds: 120 });
    await story.register();
    await story.notice();
    const received = (await story.rowOf(1))?.receivedAt.getTime() ?? 0;
    expect((await story.rowOf(1))?.settlesAt.getTime()).toBe(received + 120_000);
    await story.restore(1);
    expect((await story.rowOf(1))?.settlesAt.getTime()).toBe(received);
  });
});

test('the money of a charge stays with the shop it belongs to', async () => {
  const [one, other] = [await aStory(), await aStory()];
  await one.register();
  await other.notice();
  expect(await other.says()).toEqual(['UNRECOVERABLE', 'NO_CHECKOUT']);
});
