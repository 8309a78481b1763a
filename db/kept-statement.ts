import type { Db } from '#db/client';

interface Statement<Rows> {
  execute(values?: Record<string, unknown>): Promise<Rows>;
}

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
  statements.set(name, statement);
  return statement;
}

/** One name is built in one place, so what lies there has the type that place gives it. */
function builtUnderThisName<Rows>(found: unknown): Statement<Rows> {
  return found as Statement<Rows>;
}
