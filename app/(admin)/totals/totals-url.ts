import { createLoader, createSerializer, type inferParserType, parseAsNumberLiteral } from 'nuqs/server';
import { monthSpan } from './months';

export const spans = [6, 12, 24] as const;

export const totalsParsers = { months: parseAsNumberLiteral(spans).withDefault(12) };
type TotalsUrl = inferParserType<typeof totalsParsers>;

export const readTotalsUrl = createLoader(totalsParsers);
export const writeTotalsUrl = createSerializer(totalsParsers);

export function totalsVariables({ months }: TotalsUrl) {
  return monthSpan(new Date(), months);
}
