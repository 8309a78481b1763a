import type { NoticeAnswer } from '#gmopg/simulator/post-notice';
import type { AttemptOutcome } from '#gmopg/simulator/trade';

/** Strictly: HTTP 200 and the one byte `0` in time is done; anything else is sent again (gmopg.md §1, "acknowledgement"). */
export function judgeAcknowledgement(answer: NoticeAnswer): AttemptOutcome {
  switch (answer.kind) {
    case 'LATE':
    case 'BROKEN':
      return answer.kind;
    case 'ANSWERED':
      if (answer.status !== 200) return 'NOT_200';
      return answer.body === '0' ? 'ACKNOWLEDGED' : 'NOT_ZERO';
  }
}
