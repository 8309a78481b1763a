import { type Database, withDeadline } from '#db/client';
import type { DecodedNotice } from '#gmopg/decode-notice';
import { type Announcer, announceNotices } from '#recovery/notices/announce-notices';

interface BelievedNotice {
  shopId: string;
  charset: string;
  notice: DecodedNotice;
  sourceAddress: string | null;
}

export interface StoredNotice {
  id: string;
  isNew: boolean;
}

interface Waiting {
  shopId: string;
  element: string;
  resolve(stored: StoredNotice): void;
  reject(cause: unknown): void;
}

/** Measured: more than three statements in flight only wait for each other's commit. */
const mostInFlight = 3;
/** While one statement is under way, fewer notices than this wait for it to end. */
const worthASecond = 12;
const mostRunning = 10;
const patienceMilliseconds = 250;
const mostInOneStatement = 64;
const deadlineMilliseconds = 4_500;
const youngSizes = [100, 1_000, 10_000];

const groups = new WeakMap<Database, NoticeGroup>();

/** Stores, folds and evaluates one notice; notices that wait at the same moment share one statement and one commit. */
export function storeNotice(database: Database, believed: BelievedNotice, now: Date): Promise<StoredNotice> {
  const group = groups.get(database) ?? new NoticeGroup(database);
  groups.set(database, group);
  return group.add(believed.shopId, noticeElement(believed, now));
}

class NoticeGroup {
  readonly #database: Database;
  readonly #announce: Announcer;
  #waiting: Waiting[] = [];
  #isGathering = false;
  /** Statements that a new one waits for. */
  #inFlight = 0;
  #running = 0;
  #stored = 0;

  constructor(database: Database) {
    this.#database = database;
    this.#announce = announceNotices(database);
  }

  add(shopId: string, element: string): Promise<StoredNotice> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ shopId, element, resolve, reject });
      this.#gather();
    });
  }

  /** One statement takes everything that had arrived at this moment: its start costs as much as ten notices in it. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    setImmediate(() => {
      this.#isGathering = false;
      this.#next();
    });
  }

  #next(): void {
    if (this.#inFlight >= mostInFlight || this.#running >= mostRunning || this.#waiting.length === 0) return;
    if (this.#inFlight > 0 && this.#waiting.length < worthASecond) return;
    const batch = this.#waiting.splice(0, mostInOneStatement);
    this.#inFlight++;
    this.#running++;
    let isAwaited = true;
    const passBy = () => {
      if (isAwaited) this.#inFlight--;
      isAwaited = false;
      this.#next();
    };
    // One that waits for somebody's lock must not hold up the notices of other orders and shops.
    const timer = setTimeout(passBy, patienceMilliseconds);
    this.#store(batch).finally(() => {
      clearTimeout(timer);
      this.#running--;
      passBy();
    });
  }

  async #store(batch: Waiting[]): Promise<void> {
    try {
      const stored = await this.#receive(batch.map((one) => one.element));
      this.#watchGrowth(batch.length);
      batch.forEach((one, i) => {
        const row = stored[i];
        if (row?.isNew) this.#announce(one.shopId, row.id);
        if (row) one.resolve(row);
        else one.reject(new Error('The database answered fewer notices than it was given.'));
      });
    } catch (cause) {
      // One bad notice must not send its neighbours back to GMOPG; a lost database fails them all at once.
      if (batch.length > 1 && isAboutOneNotice(cause)) {
        await Promise.all(batch.map((one) => this.#store([one])));
        return;
      }
      for (const one of batch) one.reject(cause);
    }
  }

  /** Plans made on empty tables must not outlive them (see db/functions/5-statistics.sql). */
  #watchGrowth(stored: number): void {
    const before = this.#stored;
    this.#stored += stored;
    if (!youngSizes.some((size) => before < size && this.#stored >= size)) return;
    // Only speed hangs on it: the next size, or the job of the minute, tries again.
    this.#database.sql`select analyze_young_tables()`.catch(() => {});
  }

  async #receive(elements: string[]): Promise<StoredNotice[]> {
    const batch = `[${elements.join(',')}]`;
    const rows = await withDeadline(
      this.#database.intake.sql<
        { id: string; is_new: boolean }[]
      >`select id, is_new from receive_notices(${batch}::text::jsonb)`,
      deadlineMilliseconds,
    );
    return rows.map((row) => ({ id: row.id, isNew: row.is_new }));
  }
}

/** SQLSTATE classes 22 and 23 blame a value; 40 a deadlock and 55P03 a lock that a smaller statement escapes. */
function isAboutOneNotice(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^(22|23|40|55P03)/.test(code);
}

/** The shape that the SQL function receive_notices reads. */
export function noticeElement({ shopId, charset, notice, sourceAddress }: BelievedNotice, now: Date): string {
  return JSON.stringify({
    shopId,
    bodyHash: Buffer.from(notice.bodyHash).toString('hex'),
    body: Buffer.from(notice.storedBody).toString('base64'),
    charset,
    receivedAt: now,
    sourceAddress,
    kind: notice.kind,
    problem: notice.problem,
    tradeKey: notice.tradeKey,
    eventKey: notice.eventKey,
    gmopgShopId: notice.gmopgShopId,
    accessId: notice.accessId,
    orderId: notice.orderId,
    gatewayStatus: notice.gatewayStatus,
    jobCode: notice.jobCode,
    amount: notice.amount,
    tax: notice.tax,
    total: notice.total,
    currency: notice.currency,
    method: notice.method,
    payTimes: notice.payTimes,
    approval: notice.approval,
    tranId: notice.tranId,
    tranDate: notice.tranDate,
    forward: notice.forward,
    payType: notice.payType,
    failure: notice.failure,
    errors: notice.errors,
  });
}
