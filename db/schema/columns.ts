import { bigint, customType, timestamp } from 'drizzle-orm/pg-core';

// Every table's keys start with the shop: no row is reachable without one (domain.md §5.8), and the tables can be sharded by it.

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

/** Milliseconds, not microseconds: a JS Date in a cursor must name the row it came from. */
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const yen = (name: string) => bigint(name, { mode: 'number' });
