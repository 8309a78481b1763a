import { sql } from 'drizzle-orm';
import type { AuditKind } from '#db/audit-kind';
import type { Db } from '#db/client';

/** What concerns an account, not one shop, stands in the audit of every shop that the person works in. */
export async function auditPerson(
  db: Db,
  userId: string,
  { kind, actor, now, detail = {} }: { kind: AuditKind; actor: string; now: Date; detail?: object },
): Promise<void> {
  await db.execute(sql`
    insert into audit_entries (shop_id, at, actor, kind, detail)
    select shops.id, ${now.toISOString()}::timestamptz, ${actor}, ${kind},
      ${JSON.stringify(detail)}::jsonb || jsonb_build_object('email', users.email)
    from users
    join shops on users.is_administrator or exists (
      select from staff where staff.shop_id = shops.id and staff.user_id = users.id)
    where users.id = ${userId}`);
}
