import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A pool or a transaction: who needs atomicity opens it. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Sql = postgres.Sql<{ int8: number }>;

export interface Pool {
  db: Db;
  /** The same pool without Drizzle. JSON goes in as text (`JSON.stringify`), times come out as Date, int8 as number. */
  sql: Sql;
}

export interface Database extends Pool {
  url: string;
  /** Aborted when it is closed: whoever holds a connection of their own lets go. */
  closing: AbortSignal;
  /** Connections that only GMOPG's notices use: staff and carts, however many, never keep a notice waiting. */
  intake: Pool;
  /** Waits up to five seconds for running queries, then closes every connection. */
  close(): Promise<void>;
}

/** Opens no connection by itself: the first query does. */
export function connectDatabase(
  url: string,
  { max = 10, applicationName = 'fukkyu' }: { max?: number; applicationName?: string } = {},
): Database {
  const pool = openPool(url, { max, applicationName });
  const intake = openPool(url, { max: 10, applicationName });
  const closing = new AbortController();
  const close = async () => {
    closing.abort();
    await Promise.all([pool, intake].map(({ sql }) => sql.end({ timeout: 5 })));
  };
  return { ...pool, url, closing: closing.signal, intake, close };
}

function openPool(url: string, { max, applicationName }: { max: number; applicationName: string }): Pool {
  const sql = postgres(url, {
    max,
    // The default back-off leaves the pool idle for about ten seconds after Postgres came back.
    backoff: () => 0.2,
    connect_timeout: 5,
    prepare: true,
    onnotice: () => {},
    connection: { application_name: applicationName },
    // Money and counts fit a double (2^53 yen); the driver's default is a string.
    types: { int8: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  const db = drizzle(sql);
  parseTimesAsDates(sql);
  return { db, sql };
}

export class DeadlineExceeded extends Error {
  constructor(milliseconds: number) {
    super(`The database did not answer within ${milliseconds} ms.`);
    this.name = 'DeadlineExceeded';
  }
}

/** Rejects with DeadlineExceeded after `milliseconds`: a frozen Postgres keeps its connections open and answers nothing. */
export async function withDeadline<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineExceeded(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** Drizzle switches the driver's date parser off for both; its columns take a Date as well. */
function parseTimesAsDates(sql: Sql): void {
  const timestamptz = 1184;
  sql.options.parsers[timestamptz] = (value: string) => new Date(value);
  sql.options.serializers[timestamptz] = (value: Date | string) =>
    value instanceof Date ? value.toISOString() : value;
}
