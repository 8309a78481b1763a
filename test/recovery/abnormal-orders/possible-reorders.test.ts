import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cancelOrder } from '#recovery/orders/cancel-order';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import { placeOrder } from '#recovery/orders/place-order';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { possibleReorders } from '#test/recovery/model/possible-reorders';

const database = await aDatabase();
const { db } = database;
const by = { actor: 'test', now: new Date('2026-11-05T09:00:00+09:00') };
const at = (time: string) => new Date(`2026-11-${time}+09:00`);
const customer = { name: '山田', email: 'Yamada@Example.jp', phone: '03-1234-5678', postalCode: '100-0001' };
const lines = [{ sku: 'A', name: '湯呑み', quantity: 1, unitPrice: 650 }];
const wanted = aCheckout({ orderNumber: 'FIRST', orderedAt: at('01T12:00:00'), customer, lines });

const cases: Array<[name: string, order: Partial<CheckoutInput>, isReorder: boolean]> = [
  ['the same mail in other letters', { customer: { name: '別名', email: 'yamada@example.JP' } }, true],
  [
    'the same telephone and postcode, written otherwise',
    { customer: { name: '山田', phone: '０３（１２３４）５６７８', postalCode: '1000001' } },
    true,
  ],
  [
    'the same telephone, another postcode',
    { customer: { name: '山田', phone: '0312345678', postalCode: '1000002' } },
    false,
  ],
  ['the same telephone and no postcode', { customer: { name: '山田', phone: '0312345678' } }, false],
  [
    'another customer',
    { customer: { name: '佐藤', email: 'sato@example.jp', phone: '0', postalCode: '0' } },
    false,
  ],
  ['72 hours later to the second', { orderedAt: at('04T12:00:00') }, true],
  ['a second past 72 hours', { orderedAt: at('04T12:00:01') }, false],
  ['the same moment', { orderedAt: at('01T12:00:00') }, false],
  ['a second later', { orderedAt: at('01T12:00:01') }, true],
  ['a second earlier', { orderedAt: at('01T11:59:59') }, false],
  ['another article', { lines: [{ sku: 'B', name: '湯呑み', quantity: 1, unitPrice: 650 }] }, false],
  [
    'the same name where the SKU is not known',
    { lines: [{ name: '湯呑み', quantity: 1, unitPrice: 650 }] },
    true,
  ],
  [
    'one line of several in common',
    {
      lines: [
        { sku: 'Z', name: '皿', quantity: 1, unitPrice: 0 },
        { sku: 'A', name: '湯のみ', quantity: 1, unitPrice: 650 },
      ],
    },
    true,
  ],
];

for (const [name, override, isReorder] of cases) {
  test(`a further order is ${isReorder ? 'a' : 'no'} possible re-order: ${name}`, async () => {
    const { shop } = await aShop(database);
    await registerCheckout(db, shop.id, wanted, by);
    const further = aCheckout({
      orderNumber: 'SECOND',
      orderedAt: at('02T09:00:00'),
      customer,
      lines,
      ...override,
    });
    const placed = await placeOrder(
      db,
      shop.id,
      { checkout: further, paymentMethod: 'CASH_ON_DELIVERY' },
      by,
    );
    if (placed.kind !== 'OrderPlaced') throw new Error(placed.message);

    const found = await db.execute(sql`select id from possible_reorders(${shop.id}, 'FIRST') as id`);
    expect(found.map((row) => row.id)).toEqual(isReorder ? [placed.order.id] : []);
    expect(possibleReorders(asPlaced(wanted), [{ ...asPlaced(further), isCancelled: false }])).toHaveLength(
      isReorder ? 1 : 0,
    );

    await cancelOrder(db, shop.id, { id: placed.order.id, reason: null }, by);
    expect(await db.execute(sql`select id from possible_reorders(${shop.id}, 'FIRST') as id`)).toHaveLength(
      0,
    );
  });
}

test("another shop's order of the same customer is nobody's business", async () => {
  const [one, other] = [await aShop(database), await aShop(database)];
  await registerCheckout(db, one.shop.id, wanted, by);
  const further = aCheckout({ orderNumber: 'SECOND', orderedAt: at('02T09:00:00'), customer, lines });
  await placeOrder(db, other.shop.id, { checkout: further, paymentMethod: 'CARD' }, by);
  expect(await db.execute(sql`select id from possible_reorders(${one.shop.id}, 'FIRST') as id`)).toHaveLength(
    0,
  );
});

function asPlaced({ orderNumber, orderedAt, customer: { email, phone, postalCode }, lines }: CheckoutInput) {
  const contact = { email: email ?? null, phone: phone ?? null, postalCode: postalCode ?? null };
  return {
    number: orderNumber,
    orderedAt,
    customer: contact,
    lines: lines.map((line) => ({ ...line, sku: line.sku ?? null })),
  };
}
