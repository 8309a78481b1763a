import { type Database, withDeadline } from '#db/client';
import { type IncomingNotice, receiveNotice } from '#recovery/notices/receive-notice';

export const mostNoticeBytes = 64 * 1024;

/** GMOPG gives up after 15 s; a frozen database is told apart from a slow one long before. */
const deadlineMilliseconds = 4_500;

/** What the answer needs of the process around it. */
export interface NoticeDesk {
  database: Database;
  now(): Date;
  log: { warn(detail: object, message: string): void; error(detail: object, message: string): void };
}

export interface NoticeAnswer {
  status: 200 | 413;
  /** One byte, the only thing GMOPG reads: `0` do not send again, `1` send again. */
  body: '0' | '1';
}

/**
 * Answers one POST of GMOPG (gmopg.md §1): `0` after the commit and only then, `1` when nothing is stored as a fact.
 * Never throws, and never takes longer than 5 s, the database being as it may. Shared by the route and our server.
 */
export async function answerNotice(desk: NoticeDesk, incoming: IncomingNotice): Promise<NoticeAnswer> {
  if (incoming.body.byteLength > mostNoticeBytes) return { status: 413, body: '1' };
  try {
    const receipt = await withDeadline(
      receiveNotice(desk.database, incoming, desk.now()),
      deadlineMilliseconds,
    );
    if (receipt.kind === 'STORED') return { status: 200, body: '0' };
    desk.log.warn(
      { reason: receipt.reason, sourceAddress: incoming.sourceAddress },
      'notice quarantined, answered 1',
    );
    return { status: 200, body: '1' };
  } catch (cause) {
    desk.log.error({ err: cause }, 'notice not stored, answered 1');
    return { status: 200, body: '1' };
  }
}
