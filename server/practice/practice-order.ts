import type { PracticeGoods, PracticeStory } from '#graphql/resolvers/practice-gateway';
import type { CheckoutInput } from '#recovery/orders/checkout-input';
import { noteOfStory } from '#server/practice/practice-stories';

interface Wish {
  goods: PracticeGoods;
  customerName: string;
  story: PracticeStory;
  orderedAt: Date;
}

/**
 * What the customer of a story buys, under a number of its own. Each story is another person: otherwise every practised
 * checkout would look like a re-order of the one before. `pick` answers a whole number below its argument.
 */
export function practiceOrder(
  { goods, customerName, story, orderedAt }: Wish,
  pick: (below: number) => number,
): CheckoutInput {
  const serial = String(pick(100_000)).padStart(5, '0');
  const phone = `03-0${serial.slice(0, 3)}-${serial.slice(1)}`;
  const place = { postalCode: '100-0001', address: '東京都千代田区千代田1-1', phone };
  const { sku, name, unitPrice, shippingFee, total } = goods;
  return {
    orderNumber: practiceNumber(orderedAt, serial),
    orderedAt,
    customer: {
      ...{ memberId: `r${serial}`, name: customerName, kana: 'レンシュウ' },
      ...{ email: `renshu-${serial}@example.jp`, ...place },
    },
    lines: [{ sku, name, quantity: 1, unitPrice }],
    shipments: [{ name: customerName, ...place }],
    ...{ subtotal: unitPrice, shippingFee, total },
    note: noteOfStory(story),
  };
}

/** The same wish of the same customer under another number, as somebody who got no mail buys it again. */
export function orderedAgain(order: CheckoutInput, orderedAt: Date, pick: (below: number) => number) {
  const serial = String(pick(100_000)).padStart(5, '0');
  return { ...order, orderNumber: practiceNumber(orderedAt, serial), orderedAt, note: null };
}

/** No hyphen: a shop's rule may strip what stands behind one. */
function practiceNumber(orderedAt: Date, serial: string): string {
  const day = orderedAt.toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' }).replaceAll('-', '');
  return `P${day}${serial}`;
}
