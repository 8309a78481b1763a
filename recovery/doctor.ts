import type { Database, Sql } from '#db/client';
import { gatewayAccessOf } from '#recovery/gateway/find-gateway-access';

export interface Finding {
  about: 'RULE' | 'COUNTS' | 'NOTICES' | 'MAILS' | 'JOBS' | 'GATEWAY' | 'DATABASE';
  /** Says what is wrong and what to do. */
  sentence: string;
}

/**
 * Looks for what must not be, changes nothing. Each check reads one snapshot: a busy server is no finding. `secret` is what
 * sealed the passwords in this database.
 */
export async function examine(
  { sql }: Pick<Database, 'sql'>,
  { secret }: { secret: string },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of [checkRule, checkCounts, checkNotices, checkMails, checkJobs, checkDatabase])
    findings.push(...(await check(sql)));
  findings.push(...(await checkGatewayAccess(sql, secret)));
  return findings;
}

const numbersAtOnce = 500;

/** The stored status of every trade against the rule (domain.md §4). */
async function checkRule(sql: Sql): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, name } of await sql<
    { id: string; name: string }[]
  >`select id, name from shops order by id`) {
    let wrong = 0;
    for (let after: string | null = null; ; ) {
      const numbers: Array<{ number: string }> = await sql<{ number: string }[]>`
        select distinct order_number as number from trades
        where shop_id = ${id} and (${after}::text is null or order_number > ${after}) order by 1 limit ${numbersAtOnce}`;
      wrong += await countDifferences(
        sql,
        id,
        numbers.map(({ number }) => number),
      );
      const last = numbers.at(-1);
      if (numbers.length < numbersAtOnce || last === undefined) break;
      after = last.number;
    }
    const sentence = `${wrong} trades of ${name} are stored otherwise than the rule says: run \`evaluate --all\`, and report it.`;
    if (wrong > 0) findings.push({ about: 'RULE', sentence });
  }
  return findings;
}

async function countDifferences(sql: Sql, shopId: string, numbers: string[]): Promise<number> {
  const [row] = await sql<{ differences: number }[]>`
    select count(*) as differences
    from trades t join verdicts(${shopId}, ${numbers}::text[]) v on v.id = t.id
    where t.shop_id = ${shopId} and (t.status, t.reason, t.warnings, t.is_open, t.paid_order_id)
      is distinct from (v.status, v.reason, v.warnings, v.is_open, v.paid_order_id)`;
  return row?.differences ?? 0;
}

/** The numbers on the tabs against the rows. */
async function checkCounts(sql: Sql): Promise<Finding[]> {
  const wrong = await sql<{ name: string }[]>`
    select s.name from (
      select shop_id, status, is_open, rows, yen from abnormal_order_deltas
      union all
      select shop_id, status, is_open, -1, -total from trades where status is not null and deleted_at is null
    ) both_sides join shops s on s.id = shop_id
    group by s.id, s.name, status, is_open having sum(rows) <> 0 or sum(yen) <> 0`;
  return [...new Set(wrong.map(({ name }) => name))].map((name) => ({
    about: 'COUNTS' as const,
    sentence: `The numbers on the tabs of ${name} do not fit its rows: report it.`,
  }));
}

/** Notices that no shop claims: a shop whose ShopID was mistyped, or not yet made, loses its sales here. */
async function checkNotices(sql: Sql): Promise<Finding[]> {
  const unclaimed = await sql<{ shopId: string | null; notices: number; last: Date }[]>`
    select gmopg_shop_id as "shopId", count(*) as notices, max(last_received_at) as last
    from unclaimed_notices group by 1 order by 3 desc limit 20`;
  return unclaimed.map(({ shopId, notices, last }) => ({
    about: 'NOTICES' as const,
    sentence: `${notices} notices for the ShopID ${shopId ?? '(none)'}, the last at ${last.toISOString()}, belong to no shop here: make that shop, or correct its notice URL at GMOPG.`,
  }));
}

/** Orders whose customer has not been told, and mails that nobody works on. */
async function checkMails(sql: Sql): Promise<Finding[]> {
  const [row] = await sql<{ unsent: number; stuck: number }[]>`
    select count(*) filter (where state in ('FAILED', 'UNKNOWN')) as unsent,
      count(*) filter (where state in ('QUEUED', 'SENDING') and queued_at < now() - interval '48 hours') as stuck
    from (select distinct on (shop_id, order_id) state, queued_at from mails order by shop_id, order_id, queued_at desc, id desc) newest`;
  const findings: Finding[] = [];
  if (row?.unsent)
    findings.push({
      about: 'MAILS',
      sentence: `${row.unsent} orders have a confirmation mail that failed or may not have arrived: look at them in 注文処理状況管理.`,
    });
  if (row?.stuck)
    findings.push({
      about: 'MAILS',
      sentence: `${row.stuck} mails have waited for two days: check SMTP_URL and the log.`,
    });
  return findings;
}

async function checkJobs(sql: Sql): Promise<Finding[]> {
  const [row] = await sql<{ dead: number; tasks: string; late: number; locked: number }[]>`
    select count(*) filter (where attempts >= max_attempts and locked_at is null) as dead,
      string_agg(distinct task_identifier, ', ') filter (where attempts >= max_attempts and locked_at is null) as tasks,
      count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '5 minutes') as late,
      count(*) filter (where locked_at < now() - interval '10 minutes') as locked
    from graphile_worker.jobs`;
  const findings: Finding[] = [];
  if (row?.dead)
    findings.push({
      about: 'JOBS',
      sentence: `${row.dead} jobs have failed for good (${row.tasks}): see last_error in graphile_worker.jobs.`,
    });
  if (row?.late)
    findings.push({
      about: 'JOBS',
      sentence: `${row.late} jobs are more than five minutes late: is a server running?`,
    });
  if (row?.locked)
    findings.push({
      about: 'JOBS',
      sentence: `${row.locked} jobs are held by a dead worker: a start of the server frees them.`,
    });
  return findings;
}

/** Passwords that nobody can use any more, because the secret is another one. */
async function checkGatewayAccess(sql: Sql, secret: string): Promise<Finding[]> {
  const shops = await sql<
    { name: string; gmopgShopId: string; gatewayEndpoint: string; shopPassSealed: string | null }[]
  >`
    select name, gmopg_shop_id as "gmopgShopId", gateway_endpoint as "gatewayEndpoint", shop_pass_sealed as "shopPassSealed"
    from shops where gateway_endpoint is not null order by id`;
  return shops
    .filter((shop) => gatewayAccessOf(shop, secret) === null)
    .map(({ name, gmopgShopId }) => ({
      about: 'GATEWAY' as const,
      sentence: `The ShopPass of ${name} cannot be read, so GMOPG is not asked: use the FUKKYU_SECRET that sealed it, or set it anew with \`shop gateway --shop ${gmopgShopId}\`.`,
    }));
}

/** What makes "stored" mean stored. */
async function checkDatabase(sql: Sql): Promise<Finding[]> {
  const wrong = await sql<{ setting: string; value: string; wanted: string }[]>`
    select name as setting, setting as value, wanted from pg_settings join (values
      ('fsync', array['on']), ('full_page_writes', array['on']), ('default_transaction_read_only', array['off']),
      ('synchronous_commit', array['on', 'local', 'remote_write', 'remote_apply']), ('server_encoding', array['UTF8'])
    ) as expected (name, allowed) using (name)
    cross join lateral (select array_to_string(allowed, ' or ') as wanted) w
    where setting <> all (allowed)`;
  const broken = await sql<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where not indisvalid and indexrelid >= 16384`;
  return [
    ...wrong.map(({ setting, value, wanted }) => ({
      about: 'DATABASE' as const,
      sentence: `The database has ${setting} = ${value}; set it to ${wanted}, or notices may be lost.`,
    })),
    ...broken.map(({ name }) => ({
      about: 'DATABASE' as const,
      sentence: `The index ${name} is not valid: run \`reindex index concurrently ${name}\`.`,
    })),
  ];
}
