import { answerNotice, mostNoticeBytes, type NoticeDesk } from '#app/api/gmopg/notices/answer-notice';
import type { Lane } from '#server/http-server';
import type { Metrics } from '#server/metrics';
import { readBody, refuse } from '#server/read-body';

/** POST /api/gmopg/notices/{secret} without Next's cost; the same function as its route handler. */
export function noticeLane(desk: NoticeDesk, metrics: Metrics): Lane {
  return (request, response, client) => {
    const address = /^\/api\/gmopg\/notices(?:\/(?<secret>[^/?]+))?\/?(?:\?|$)/.exec(request.url ?? '');
    if (request.method !== 'POST' || address === null) return null;
    const secret = address.groups?.secret ?? null;

    return readBody(request, mostNoticeBytes).then(async (body) => {
      if (body === null) return refuse(request, response, { status: 413, text: '1' });
      const stopTimer = metrics.noticeSeconds.startTimer();
      const incoming = { secret, body, sourceAddress: client.address };
      const answer = await answerNotice(desk, incoming);
      stopTimer();
      metrics.notices.inc({ answer: answer.body });
      response
        .writeHead(answer.status, { 'Content-Type': 'text/plain', 'Content-Length': 1 })
        .end(answer.body);
    });
  };
}
