interface Customer {
  email: string | null;
  phone: string | null;
  postalCode: string | null;
}

interface Line {
  sku: string | null;
  name: string;
}

export interface Placed {
  number: string;
  orderedAt: Date;
  customer: Customer;
  lines: readonly Line[];
}

const WINDOW = 72 * 3_600_000;

/**
 * domain.md §4, POSSIBLE_REORDER: orders of the same customer (mail, or telephone and postcode) within 72 hours after the
 * checkout, under another number, with a line in common. A cancelled order ships nothing and does not count.
 */
export function possibleReorders<Order extends Placed & { isCancelled: boolean }>(
  checkout: Placed,
  orders: readonly Order[],
): Order[] {
  return orders.filter((order) => {
    const later = order.orderedAt.getTime() - checkout.orderedAt.getTime();
    return (
      order.number !== checkout.number &&
      !order.isCancelled &&
      later > 0 &&
      later <= WINDOW &&
      isSameCustomer(checkout.customer, order.customer) &&
      checkout.lines.some((line) => order.lines.some((other) => isSameLine(line, other)))
    );
  });
}

function isSameCustomer(left: Customer, right: Customer): boolean {
  const isSame = (one: string, other: string) => one !== '' && one === other;
  const hasSamePhone = isSame(digits(left.phone), digits(right.phone));
  const hasSamePostcode = isSame(digits(left.postalCode), digits(right.postalCode));
  return isSame(mail(left), mail(right)) || (hasSamePhone && hasSamePostcode);
}

/** By SKU; by name where one of them has none. */
function isSameLine(left: Line, right: Line): boolean {
  return left.sku === null || right.sku === null ? left.name === right.name : left.sku === right.sku;
}

function mail(customer: Customer): string {
  return customer.email?.trim().toLowerCase() ?? '';
}

function digits(text: string | null): string {
  return text?.normalize('NFKC').replace(/[^0-9]/g, '') ?? '';
}
