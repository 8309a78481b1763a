import { randomBytes } from 'node:crypto';
import type { Gateway } from '#gmopg/simulator/gateway';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';
import { type NoticeAnswer, postNotice } from '#gmopg/simulator/post-notice';
import { writeNoticeFields } from '#gmopg/simulator/write-notice';

/** What a forger writes; what is not named is made up. Byte strings, by the notice's own names. */
export interface ForgedNotice {
  shopId: string;
  fields?: Readonly<Record<string, string>>;
  /** The shop's own unless given. */
  url?: string;
}

/** A notice of a trade that is not in the ledger. Throws when there is no address to send it to. */
export function forgeNotice(
  gateway: Gateway,
  { shopId, fields, url }: ForgedNotice,
  deadlineMs: number,
): Promise<NoticeAnswer> {
  const target = url ?? gateway.shops.get(shopId)?.noticeUrl ?? null;
  if (target === null) throw new Error(`Shop ${shopId} has no notice URL: name one.`);
  const { stamp } = jstCalendar(gateway.clock.now());
  const body = writeNoticeFields({
    ShopID: shopId,
    AccessID: randomBytes(16).toString('hex'),
    OrderID: `FORGED-${randomBytes(4).toString('hex')}`,
    ...{ Status: 'CAPTURE', JobCd: 'CAPTURE', Amount: '1000', Tax: '0', Forward: '2a99662', Method: '1' },
    TranID: `${stamp.slice(2, 12)}111111111111000000`,
    Approve: '1000000',
    TranDate: stamp,
    ...fields,
  });
  return postNotice(target, body, { deadlineMs, signal: new AbortController().signal });
}
