// A process of its own that works on a run until it is killed: database, shop, run, minutes its clock is ahead, what time it is.
import { connectDatabase } from '#db/client';
import { workOnReconciliation } from '#recovery/reconcile/work-on-reconciliation';

const [url = '', shopId = '', id = '', aheadMinutes = '0', noon = ''] = process.argv.slice(2);
const database = connectDatabase(url);
const startedAt = performance.now();
const clock = () =>
  new Date(Date.parse(noon) + Number(aheadMinutes) * 60_000 + Math.round(performance.now() - startedAt));
const work = { secret: 'a secret that only the tests know, 32 bytes long', clock, perSecond: 10_000 };

while ((await workOnReconciliation(database.db, { shopId, id }, work)) === 'GOES_ON');
await database.close();
