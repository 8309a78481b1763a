import { getTableColumns } from 'drizzle-orm';
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { checkouts, orders } from '#db/schema/orders';
import { trades } from '#db/schema/trades';
import { listedMailColumns } from '#mail/find-mails';
import { listedTradeColumns } from '#recovery/abnormal-orders/listed-trade';
import type { Checkout, Order } from '#recovery/orders/insert-orders';

/** What resolvers read of a row themselves is always there; what an operation only shows is there when it asks. */
export type KnownCheckout = Pick<Checkout, 'orderNumber'>;
export type KnownOrder = Pick<Order, 'id' | 'number' | 'email' | 'progress'>;

const known = {
  trade: listedTradeColumns,
  checkout: ['orderNumber'],
  order: ['id', 'number', 'email', 'progress'],
  mail: ['id', 'orderId', 'tradeId', 'state'],
};

const all = {
  trade: getTableColumns(trades),
  checkout: getTableColumns(checkouts),
  order: getTableColumns(orders),
  mail: listedMailColumns,
};

/** The columns that the rows of an operation are read with. */
export type AskedColumns = typeof all;
export const allColumns: AskedColumns = all;

/** Fields of the contract that are columns of another name. */
const columnOf: Readonly<Record<string, string>> = {
  'Customer.name': 'customerName',
  'Customer.kana': 'customerKana',
  'Mail.to': 'recipient',
};

const ofDocument = new WeakMap<DocumentNode, AskedColumns>();

/**
 * Which columns answer this document, wherever in it a type stands: a list of fifty rows reads a third of the cells.
 * `document` is validated; asked again with the same one, the answer is remembered.
 */
export function columnsAskedBy(schema: GraphQLSchema, document: DocumentNode): AskedColumns {
  const remembered = ofDocument.get(document);
  if (remembered) return remembered;
  const fields = fieldsByType(schema, document);
  const shown = (...types: string[]) =>
    types.flatMap((type) => [...(fields.get(type) ?? [])].map((name) => columnOf[`${type}.${name}`] ?? name));
  const columns: AskedColumns = {
    trade: only(all.trade, [...known.trade, ...shown('AbnormalOrder', 'Trade')]),
    checkout: only(all.checkout, [...known.checkout, ...shown('Checkout', 'Customer')]),
    order: only(all.order, [...known.order, ...shown('Order', 'Customer')]),
    mail: only(all.mail, [...known.mail, ...shown('Mail')]),
  };
  ofDocument.set(document, columns);
  return columns;
}

function fieldsByType(schema: GraphQLSchema, document: DocumentNode): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const types = new TypeInfo(schema);
  const enter = (node: ASTNode) => {
    if (node.kind !== Kind.FIELD) return;
    const type = types.getParentType()?.name ?? '';
    found.set(type, (found.get(type) ?? new Set()).add(node.name.value));
  };
  visit(document, visitWithTypeInfo(types, { enter }));
  return found;
}

/** The type stays that of all columns: what reads the rows names those it reads itself (KnownOrder, ListedTrade …). */
function only<Columns extends object>(columns: Columns, names: readonly string[]): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => names.includes(name))) as Columns;
}
