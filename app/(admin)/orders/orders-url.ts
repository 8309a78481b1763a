import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
} from 'nuqs/server';
import { pageParsers, pageVariables } from '../list-page';

export const ordersParsers = {
  q: parseAsString.withDefault(''),
  restored: parseAsBoolean.withDefault(false),
  unsent: parseAsBoolean.withDefault(false),
  ...pageParsers,
};
export type OrdersUrl = inferParserType<typeof ordersParsers>;

export const readOrdersUrl = createLoader(ordersParsers);
export const writeOrdersUrl = createSerializer(ordersParsers);

export function ordersVariables(url: OrdersUrl) {
  return {
    filter: {
      search: url.q.trim() || null,
      origin: url.restored ? ('RESTORED' as const) : null,
      confirmationMailSent: url.unsent ? false : null,
    },
    ...pageVariables(url),
  };
}
