import { Column, is } from 'drizzle-orm';
import type { Db } from '#db/client';

interface Statement<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>;
}

/** Of one pool, and so on each of its connections: clients choose the columns, and must not fill anybody's memory. */
const mostKept = 500;

const kept = new WeakMap<Db, Map<string, unknown>>();

/**
 * A statement is built once for each pool and name, and planned once for each connection: half the work of a list.
 * The name must tell every way in which the text can differ.
 */
export function keptStatement<Rows>(
  db: Db,
  name: string,
  build: (name: string) => Statement<Rows>,
): Statement<Rows> {
  const statements = kept.get(db) ?? new Map<string, unknown>();
  kept.set(db, statements);
  const found = statements.get(name);
  if (found !== undefined) return builtUnderThisName<Rows>(found);
  const statement = build(name);
  mapRowsByColumn(statement);
  if (statements.size < mostKept) statements.set(name, statement);
  else asPrepared(statement).prepare = false;
  return statement;
}

/** One name is built in one place, so what lies there has the type that place gives it. */
function builtUnderThisName<Rows>(found: unknown): Statement<Rows> {
  return found as Statement<Rows>;
}

interface Field {
  path: string[];
  field: unknown;
}

/**
 * Drizzle walks a path for every cell of every row, a third of what a list costs; a select of one table needs none.
 * What is no such select stays as it is.
 */
function mapRowsByColumn(statement: unknown): void {
  const prepared = asPrepared(statement);
  const columns = prepared.fields?.map(({ path, field }) => columnAt(path, field)) ?? [];
  const known = columns.filter((column) => column !== null);
  if (known.length === 0 || known.length < columns.length) return;
  const blank: Record<string, unknown> = Object.fromEntries(known.map(({ key }) => [key, null]));
  prepared.customResultMapper = (rows) =>
    rows.map((cells) => {
      const row = { ...blank };
      for (const [i, { key, decode }] of known.entries()) {
        const cell = cells[i];
        row[key] = cell === null || decode === null ? cell : decode(cell);
      }
      return row;
    });
}

function columnAt([key, ...deeper]: string[], field: unknown) {
  if (key === undefined || deeper.length > 0 || !is(field, Column)) return null;
  const isPlain = field.mapFromDriverValue === Column.prototype.mapFromDriverValue;
  return { key, decode: isPlain ? null : (cell: unknown) => field.mapFromDriverValue(cell) };
}

/** Not in Drizzle's types: a prepared statement keeps its fields and whether Postgres keeps it; a mapper of its own goes before Drizzle's. */
function asPrepared(statement: unknown) {
  return statement as {
    fields?: Field[];
    prepare?: boolean;
    customResultMapper?: (rows: unknown[][]) => unknown[];
  };
}
