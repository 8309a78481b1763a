import type { Desk } from './clerk';
import { compareLists } from './compare-lists';
import type { Forgeries } from './forger';
import { type FukkyuRow, readOrders, readRows } from './read-fukkyu';
import type { World } from './start-world';
import type { ShopName, StormShop } from './storm-shops';

export interface ComparedShop {
  name: ShopName;
  rows: FukkyuRow[];
  faults: string[];
}

/** Reads a shop's lists over GraphQL, all pages, and compares them with the ledger and the books. */
export async function compareShop(
  { simulator }: World,
  { shop, desk, forgeries }: { shop: StormShop; desk: Desk; forgeries: Forgeries },
): Promise<ComparedShop> {
  const { fukkyu, books } = desk;
  const [rows, orders] = await Promise.all([readRows(fukkyu, shop.name), readOrders(fukkyu, shop.name)]);
  const [forged, own] = [true, false].map((isForged) =>
    rows.filter(({ trade }) => forgeries.believed.includes(trade.accessId) === isForged),
  );
  const trades = simulator.ledger.trades().filter(({ shopId }) => shopId === shop.gmopgShopId);
  const believed = (forged ?? []).filter(
    ({ status, reason }) => status !== 'UNRECOVERABLE' || reason !== 'OUTCOME_UNKNOWN',
  );
  return {
    ...{ name: shop.name, rows },
    faults: [
      ...compareLists({ shop, rows: own ?? [], orders }, trades, books),
      // GMOPG was asked and knows no such trade: whatever the notice said, nobody makes an order of it.
      ...believed.map((row) => `A forgery is believed: ${JSON.stringify(row)}`),
    ],
  };
}
