import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { inOrder, type ListByTime } from '#recovery/lists/list-by-time';
import type { Page } from '#recovery/lists/page';

/** A list whose rows have a `search_text` with a GIN index of its grams, and an AccessID. */
export interface SearchedList extends ListByTime {
  table: PgTable;
  index: string;
  searchText: PgColumn;
  accessId: PgColumn;
}

export interface SearchPlan {
  /** As it is stored: search_normal. */
  term: string;
  grams: string[];
  /** How many rows of all shops have the grams, at most and about; null: the term is too short for the index. */
  atMost: number | null;
  about: number | null;
}

// Found by measuring at 1,000,000 rows. Up to `few` the index alone is quickest. From 65,000 rows the bitmap would outgrow
// the default work_mem, and Postgres would cut the text of whole pages of rows again, 30 µs each: no index from there on.
const few = 5_000;
const tooMany = 60_000;
const probablyTooMany = 20_000;
const longestWalk = 10_000;

export interface Asked {
  list: SearchedList;
  plan: SearchPlan;
  /** Everything but the search. */
  where: SQL;
}

/** Asks the database how to search for a text; null where nothing is left of it to search for. */
export async function planSearch(db: Db, { index }: SearchedList, text: string): Promise<SearchPlan | null> {
  const [plan] = await db.execute<SearchPlan & Record<string, unknown>>(
    sql`select term, grams, at_most as "atMost", about from search_plan(${index}, ${text})`,
  );
  if (!plan) throw new Error(`The search index ${index} is not there.`);
  return plan.term === '' ? null : plan;
}

/** SELECT of every row that matches and fits `where`, by the index where that is worth it. */
export function selectMatches({ list, plan, where }: Asked, columns: SQL): SQL {
  const { table, searchText, accessId } = list;
  const hasGrams = isIndexed(plan)
    ? sql`and search_grams(${searchText}) @> ${sql.param(plan.grams)}::text[]`
    : sql``;
  const isLike = sql`${searchText} like ${patternOf(plan)}`;
  const byText = sql`select ${columns} from ${table} where ${where} ${hasGrams} and ${isLike}`;
  if (!isAccessId(plan)) return byText;
  // A branch of its own: an OR would keep Postgres from both indexes.
  const spellings = sql.param([plan.term, plan.term.toUpperCase()]);
  return sql`${byText} union select ${columns} from ${table} where ${where} and ${accessId} = any(${spellings}::text[])`;
}

/**
 * Rows of one page (and one more) that match, in the page's direction. What few rows have is looked up in the index; what
 * many have fills the page from the rows next in order; only a term that does neither is looked for among all rows.
 */
export async function searchRows<Row>(
  db: Db,
  asked: Asked & { page: Page },
  rowsOf: (ids: SQL) => Promise<Row[]>,
): Promise<Row[]> {
  const { plan, page } = asked;
  if (isAccessId(plan) || (plan.about !== null && plan.about < few)) return rowsOf(idsOfMatches(asked));
  const found = await rowsOf(idsByWalk(asked));
  if (found.length > page.size || !(await isLongerThanWalk(db, asked))) return found;
  return rowsOf(idsOfMatches(asked));
}

/** Materialized: else the planner might walk the list and cut the text of every row. */
function idsOfMatches(asked: Asked & { page: Page }): SQL {
  const { list, page } = asked;
  const hit = { at: sql`hit.at`, id: sql`hit.id` };
  return sql`array(
    with hit(id, at) as materialized (${selectMatches(asked, sql`${list.id}, ${list.at}`)})
    select hit.id from hit order by ${inOrder(hit, page, page.size + 1)})`;
}

/** The walk is in order already, so its first hits are the page. */
function idsByWalk({ list, plan, where, page }: Asked & { page: Page }): SQL {
  return sql`array(
    select walked.id from (
      select ${list.id} as id, ${list.searchText} as search_text from ${list.table} where ${where}
      order by ${inOrder(list, page)} limit ${longestWalk}
    ) as walked
    where walked.search_text like ${patternOf(plan)} limit ${page.size + 1})`;
}

async function isLongerThanWalk(db: Db, { list, where, page }: Asked & { page: Page }): Promise<boolean> {
  const further = await db.execute(
    sql`select from ${list.table} where ${where} order by ${inOrder(list, page)} limit 1 offset ${longestWalk}`,
  );
  return further.length > 0;
}

/** 32 hex, as GMOPG names a trade. */
function isAccessId({ term }: SearchPlan): boolean {
  return /^[0-9a-f]{32}$/.test(term);
}

function isIndexed(plan: SearchPlan): boolean {
  const { atMost, about } = plan;
  if (atMost === null || about === null) return false;
  return isAccessId(plan) || atMost <= tooMany || about <= probablyTooMany;
}

function patternOf({ term }: SearchPlan): string {
  return `%${term.replace(/[\\%_]/g, '\\$&')}%`;
}
