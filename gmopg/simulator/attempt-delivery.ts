import { mulpayRetries } from '#gmopg/simulator/delivery-times';
import type { Gateway } from '#gmopg/simulator/gateway';
import { judgeAcknowledgement } from '#gmopg/simulator/judge-acknowledgement';
import { type NoticeAnswer, postNotice } from '#gmopg/simulator/post-notice';
import type { Attempt, Notice, Trade } from '#gmopg/simulator/trade';
import { writeNotice } from '#gmopg/simulator/write-notice';

/** A notice that is neither acknowledged nor given up. */
export interface Delivery {
  trade: Trade;
  notice: Notice;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
}

/** One attempt, as the notice's faults have it. Two where the same notice is sent twice at the same instant. */
export async function attemptDelivery(
  gateway: Gateway,
  { trade, notice }: Delivery,
  options: { deadlineMs: number; signal: AbortSignal },
): Promise<Attempt[]> {
  const occasion = { number: (notice.attempts.at(-1)?.number ?? 0) + 1, at: gateway.clock.now().getTime() };
  if (isLostOnTheWay(notice)) return [{ ...occasion, outcome: 'LOST', httpStatus: null, answer: '' }];
  const event = trade.events[notice.eventNumber - 1];
  const url = gateway.shops.get(trade.shopId)?.noticeUrl ?? null;
  if (event === undefined || url === null)
    return [{ ...occasion, outcome: 'BROKEN', httpStatus: null, answer: 'The shop has no notice URL.' }];

  const body = writeNotice(trade, event);
  const isFirst = notice.attempts.every(({ outcome }) => outcome === 'LOST');
  const times = isFirst && notice.faults.includes('NOTICE_TWICE') ? 2 : 1;
  const answers = await Promise.all(Array.from({ length: times }, () => postNotice(url, body, options)));
  const isUnheard = isFirst && notice.faults.includes('ACKNOWLEDGEMENT_LOST');
  return answers.map((answer) => ({
    ...occasion,
    outcome: isUnheard ? 'UNHEARD' : judgeAcknowledgement(answer),
    ...describe(answer),
  }));
}

/** A notice that exhausts its retries is lost as often as mulpay brings it; ccs comes once more. */
function isLostOnTheWay({ faults, attempts }: Notice): boolean {
  if (faults.includes('RETRIES_EXHAUSTED')) return attempts.length <= mulpayRetries;
  return faults.includes('NOTICE_LOST') && attempts.length === 0;
}

function describe(answer: NoticeAnswer): { httpStatus: number | null; answer: string } {
  switch (answer.kind) {
    case 'ANSWERED':
      return { httpStatus: answer.status, answer: answer.body.slice(0, 100) };
    case 'BROKEN':
      return { httpStatus: null, answer: answer.problem.slice(0, 100) };
    case 'LATE':
      return { httpStatus: null, answer: '' };
  }
}
