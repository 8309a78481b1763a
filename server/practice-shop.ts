import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { orders } from '#db/schema/orders';
import { shops } from '#db/schema/shops';
import { trades } from '#db/schema/trades';
import { unseal } from '#db/seal';
import { receiveNotice } from '#recovery/notices/receive-notice';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { restoreAbnormalOrder } from '#recovery/restore/restore-abnormal-order';
import { createShop, type Shop } from '#recovery/shops/create-shop';

export const practiceShopId = 'tshop00000001';

/** When the guide's newest signal came; every other time of its story is told relative to it. */
export const guidesNewestSignal = new Date('2009-03-17T16:45:01+09:00');

/** Makes the practice shop, with the guide's story ending three minutes ago. Safe to repeat: it is told once. */
export async function tellPracticeStory(
  database: Database,
  { secret, now }: { secret: string; now: Date },
): Promise<Shop> {
  const made = await createShop(
    database.db,
    // A short grace: who practises wants to see the row while the story is still in mind.
    { gmopgShopId: practiceShopId, name: '練習ショップ', isPractice: true, graceSeconds: 10 },
    { secret, now },
  );
  const [shop] =
    made.kind === 'ShopCreated'
      ? [made.shop]
      : await database.db.select().from(shops).where(eq(shops.gmopgShopId, practiceShopId));
  if (!shop) throw new Error('The practice shop could not be made.');

  const [told] = await database.db
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.shopId, shop.id))
    .limit(1);
  // Relative to the shop, not to now: a story that was interrupted goes on where it stopped.
  const newestSignalAt = new Date(shop.createdAt.getTime() - 3 * 60_000);
  if (!told) await tellGuideStory(database, { shop, secret, newestSignalAt });
  return shop;
}

/**
 * The guide's own screen (domain.md §2), by the product's verbs alone: five checkouts, six notices, one restore.
 * All times move with `newestSignalAt`; with guidesNewestSignal they are the guide's.
 */
export async function tellGuideStory(
  database: Database,
  { shop, secret, newestSignalAt }: { shop: Shop; secret: string; newestSignalAt: Date },
): Promise<void> {
  const shift = newestSignalAt.getTime() - guidesNewestSignal.getTime();
  const at = (guideTime: string) => new Date(Date.parse(`${guideTime}+09:00`) + shift);

  for (const checkout of guideCheckouts) {
    const orderedAt = at(checkout.orderedAt);
    await registerCheckout(database.db, shop.id, checkoutInput({ ...checkout, orderedAt }), {
      actor: 'cart',
      now: orderedAt,
    });
  }
  const noticeSecret = unseal(shop.noticeSecretSealed, {
    secret,
    belongsTo: `notice-url:${shop.gmopgShopId}`,
  });
  for (const signal of guideSignals) {
    const receivedAt = at(signal.receivedAt);
    const body = noticeBody(shop.gmopgShopId, { ...signal, tranDate: at(signal.chargedAt) });
    await receiveNotice(database, { secret: noticeSecret, body, sourceAddress: '127.0.0.1' }, receivedAt);
  }
  await restoreSecondTrade(database, shop, at('2009-03-13T19:52:10'));
}

/** The second trade of 2009031300004 is restored; that makes the first one a duplicate. */
async function restoreSecondTrade(database: Database, shop: Shop, now: Date): Promise<void> {
  const accessId = accessIdOf(shop.gmopgShopId, 'restored');
  const [trade] = await database.db
    .select({ id: trades.id })
    .from(trades)
    .where(and(eq(trades.shopId, shop.id), eq(trades.accessId, accessId)));
  if (!trade) throw new Error('The story lost its second trade.');
  const request = { id: trade.id, sendConfirmationMail: false, mail: null, note: null };
  await restoreAbnormalOrder(database.db, shop.id, request, { actor: '練習用データ', now });
}

const guideCheckouts = [
  {
    orderNumber: '2009031300004',
    // GMOPG takes an OrderID once: the cart sent the second payment under another.
    gatewayOrderIds: ['2009031300004-2'],
    orderedAt: '2009-03-13T19:17:57',
    lines: [{ name: '手ぬぐい 紺', quantity: 1, unitPrice: 1_050 }],
    shippingFee: 0,
  },
  {
    orderNumber: '2009031700002',
    orderedAt: '2009-03-17T16:29:56',
    lines: [{ name: '有田焼 小鉢', quantity: 3, unitPrice: 3_500 }],
    shippingFee: 850,
  },
  {
    orderNumber: '2009031700003',
    orderedAt: '2009-03-17T16:32:01',
    lines: [{ name: '箸置き 梅', quantity: 1, unitPrice: 650 }],
    shippingFee: 0,
  },
  {
    orderNumber: '2009031700004',
    orderedAt: '2009-03-17T16:41:22',
    lines: [{ name: '和紙はがき', quantity: 1, unitPrice: 503 }],
    shippingFee: 500,
  },
];

const guideSignals = [
  {
    trade: 'duplicate',
    orderId: '2009031300004',
    amount: 1_050,
    chargedAt: '2009-03-13T19:18:20',
    receivedAt: '2009-03-13T19:31:20',
  },
  {
    trade: 'lost',
    orderId: '2009031300003',
    amount: 2_100,
    chargedAt: '2009-03-13T19:16:02',
    receivedAt: '2009-03-13T19:32:55',
  },
  {
    trade: 'restored',
    orderId: '2009031300004-2',
    amount: 1_050,
    chargedAt: '2009-03-13T19:21:45',
    receivedAt: '2009-03-13T19:44:58',
  },
  {
    trade: 'third',
    orderId: '2009031700003',
    amount: 650,
    chargedAt: '2009-03-17T16:32:09',
    receivedAt: '2009-03-17T16:32:17',
  },
  {
    trade: 'fourth',
    orderId: '2009031700004',
    amount: 1_003,
    chargedAt: '2009-03-17T16:41:28',
    receivedAt: '2009-03-17T16:41:32',
  },
  {
    trade: 'second',
    orderId: '2009031700002',
    amount: 11_350,
    chargedAt: '2009-03-17T16:30:31',
    receivedAt: '2009-03-17T16:45:01',
  },
];

function checkoutInput({
  orderNumber,
  gatewayOrderIds,
  orderedAt,
  lines,
  shippingFee,
}: {
  orderNumber: string;
  gatewayOrderIds?: string[];
  orderedAt: Date;
  lines: Array<{ name: string; quantity: number; unitPrice: number }>;
  shippingFee: number;
}): CheckoutInput {
  const subtotal = lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0);
  const place = { postalCode: '100-0001', address: '東京都千代田区千代田1-1', phone: '03-0000-0000' };
  return {
    orderNumber,
    gatewayOrderIds,
    orderedAt,
    customer: {
      memberId: 'mr192',
      name: '登録者お名',
      kana: 'トウロクシャオナ',
      email: 'mr192@example.jp',
      ...place,
    },
    lines,
    shipments: [{ name: '登録者お名', ...place }],
    subtotal,
    shippingFee,
    total: subtotal + shippingFee,
  };
}

function noticeBody(
  gmopgShopId: string,
  { trade, orderId, amount, tranDate }: { trade: string; orderId: string; amount: number; tranDate: Date },
): Uint8Array {
  const accessId = accessIdOf(gmopgShopId, trade);
  const stamp = tranDate.toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }).replaceAll(/\D/g, '');
  const fields = {
    ShopID: gmopgShopId,
    ShopPass: '*'.repeat(10),
    AccessID: accessId,
    AccessPass: '*'.repeat(32),
    OrderID: orderId,
    Status: 'CAPTURE',
    JobCd: 'CAPTURE',
    Amount: String(amount),
    Tax: '0',
    Currency: 'JPN',
    Forward: '2a99662',
    Method: '1',
    PayTimes: '',
    TranID: `${stamp.slice(2, 12)}111111111111${accessId.replaceAll(/\D/g, '0').slice(0, 6)}`,
    Approve: accessId.replaceAll(/\D/g, '1').slice(0, 7),
    TranDate: stamp,
    ErrCode: '',
    ErrInfo: '',
    PayType: '0',
  };
  return new TextEncoder().encode(new URLSearchParams(fields).toString());
}

function accessIdOf(gmopgShopId: string, trade: string): string {
  return createHash('sha256').update(`${gmopgShopId} ${trade}`).digest('hex').slice(0, 32);
}
