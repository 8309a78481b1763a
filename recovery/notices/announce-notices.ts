import type { Database } from '#db/client';

export type Announcer = (shopId: string, noticeId: string) => void;

const gatherMilliseconds = 100;

/**
 * Tells every process which rows stored notices changed: those of a tenth of a second in one NOTIFY after their commits
 * (db/functions/6-announce.sql says why). A process that dies in between says nothing; screens ask by themselves, too.
 */
export function announceNotices({ sql }: Database): Announcer {
  let shopIds: string[] = [];
  let ids: string[] = [];

  function announce(): void {
    const said = { shopIds, ids };
    shopIds = [];
    ids = [];
    sql`select announce_notices(${said.shopIds}::uuid[], ${said.ids}::uuid[])`.catch(() => {});
  }

  return (shopId, noticeId) => {
    shopIds.push(shopId);
    ids.push(noticeId);
    if (ids.length === 1) setTimeout(announce, gatherMilliseconds).unref();
  };
}
