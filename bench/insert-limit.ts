import postgres from 'postgres';
import { noticeBody } from './notice-body';

// What the cluster can commit when nothing but the INSERT is asked of it: used where there is no pgbench.
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 64 });

process.on('message', async ({ connections, seconds }: { connections: number; seconds: number }) => {
  const body = noticeBody('tshop00000001', 1);
  let stored = 0;
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (; performance.now() < until; stored++) await sql`insert into bare_notices (body) values (${body})`;
    }),
  );
  process.send?.({ perSecond: (stored / (performance.now() - startedAt)) * 1000 });
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
console.log('ready');
