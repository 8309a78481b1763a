import { and, asc, count, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { savedViews } from '#db/schema/people';
import { isUuid } from '#recovery/is-uuid';
import type { InvalidInput } from '#recovery/orders/checkout-input';

export type SavedView = typeof savedViews.$inferSelect;
export type SaveViewResult = { kind: 'ViewSaved'; view: SavedView } | InvalidInput;
export type DeleteViewResult =
  | { kind: 'ViewDeleted'; id: string }
  | { kind: 'ViewNotFound'; message: string; id: string };

const mostViews = 50;

/** What somebody saved for themselves in a shop, by name. */
export function findSavedViews(db: Db, shopId: string, userId: string): Promise<SavedView[]> {
  return db.select().from(savedViews).where(isOf(shopId, userId)).orderBy(asc(savedViews.name));
}

/** A name that they have already gets the new query. At most 50 for each person and shop. */
export async function saveView(
  db: Db,
  shopId: string,
  { userId, name, query }: { userId: string; name: string; query: string },
  now: Date,
): Promise<SaveViewResult> {
  const problems = problemsOf(name.trim(), query);
  const others = and(isOf(shopId, userId), ne(savedViews.name, name.trim()));
  const [held] = await db.select({ count: count() }).from(savedViews).where(others);
  if (held && held.count >= mostViews)
    problems.push({ path: 'name', message: `${mostViews}件まで保存できます。` });
  if (problems.length > 0) return { kind: 'InvalidInput', message: problems[0]?.message ?? '', problems };
  const [view] = await db
    .insert(savedViews)
    .values({ shopId, userId, name: name.trim(), query, createdAt: now })
    .onConflictDoUpdate({ target: [savedViews.shopId, savedViews.userId, savedViews.name], set: { query } })
    .returning();
  if (!view) throw new Error('The view was not stored.');
  return { kind: 'ViewSaved', view };
}

export async function deleteView(
  db: Db,
  shopId: string,
  id: string,
  userId: string,
): Promise<DeleteViewResult> {
  const mine = and(isOf(shopId, userId), eq(savedViews.id, id));
  const deleted = isUuid(id) ? await db.delete(savedViews).where(mine).returning() : [];
  if (deleted.length > 0) return { kind: 'ViewDeleted', id };
  return { kind: 'ViewNotFound', message: 'この保存した表示はもうありません。', id };
}

function isOf(shopId: string, userId: string) {
  return and(eq(savedViews.shopId, shopId), eq(savedViews.userId, userId));
}

function problemsOf(name: string, query: string) {
  const isLine = (text: string) => text.isWellFormed() && !/\p{Cc}/u.test(text);
  const problems = [];
  if (name === '' || name.length > 50 || !isLine(name))
    problems.push({ path: 'name', message: '名前は1〜50文字の1行です。' });
  if (query.length > 2_000 || !isLine(query))
    problems.push({ path: 'query', message: '一覧のURLの ? より後ろを、2000文字までで指定してください。' });
  return problems;
}
