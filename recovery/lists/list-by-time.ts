import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Page } from '#recovery/lists/page';

/** A list that is read newest first by keyset: what it is ordered by. */
export interface ListByTime {
  at: SQLWrapper;
  id: SQLWrapper;
}

/** Takes a value under a name and answers its place in the statement. */
export type Bind = (name: string, value: unknown) => SQL;

/** Puts the values beside the statement: its text depends on their names alone, and can be kept. */
export function bindByName(): { bind: Bind; values: Record<string, unknown> } {
  const values: Record<string, unknown> = {};
  const bind: Bind = (name, value) => {
    values[name] = value;
    return sql`${sql.placeholder(name)}`;
  };
  return { bind, values };
}

/** Puts each value where it is used. */
export const bindInPlace: Bind = (_, value) => sql`${sql.param(value)}`;

/** The rows beyond the page's start in its direction; null when it starts at the end. */
export function beyond({ at, id }: ListByTime, { from, direction }: Page, bind: Bind): SQL | undefined {
  if (!from) return undefined;
  const sign = sql.raw(direction === 'FORWARD' ? '<' : '>');
  return sql`(${at}, ${id}) ${sign} (${bind('fromAt', from.at.toISOString())}::timestamptz, ${bind('fromId', from.id)}::uuid)`;
}

/** ORDER BY in the page's direction, with the limit as a number: the planner of a kept statement has to know it. */
export function inOrder({ at, id }: ListByTime, { direction }: Pick<Page, 'direction'>, limit?: number): SQL {
  const way = sql.raw(direction === 'FORWARD' ? 'desc' : 'asc');
  const end = sql.raw(limit === undefined ? '' : `limit ${Math.trunc(limit)}`);
  return sql`${at} ${way}, ${id} ${way} ${end}`;
}
