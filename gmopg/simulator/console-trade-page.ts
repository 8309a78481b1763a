import { consoleLayout, showTime, showYen } from '#gmopg/simulator/console-layout';
import { showNoticeState } from '#gmopg/simulator/console-trades-page';
import { faultLabels } from '#gmopg/simulator/fault-labels';
import { type FaultName, faultNames } from '#gmopg/simulator/fault-plan';
import { type Html, html } from '#gmopg/simulator/html';
import type { Attempt, AttemptOutcome, Notice, Trade, TradeEvent } from '#gmopg/simulator/trade';

/** One trade: what happened to it, whom that was told, and what can be done by hand. */
export function consoleTradePage(trade: Readonly<Trade>, notice: string | null): Html {
  const { orderId, shopId, accessId, status, amount, tax, processedAt } = trade;
  const content = html`
<table>
<tr><th>オーダーID</th><td>${orderId}</td></tr><tr><th>ショップID</th><td>${shopId}</td></tr>
<tr><th>取引ID</th><td>${accessId}</td></tr><tr><th>現状態</th><td>${status}</td></tr>
<tr><th>利用金額</th><td>${showYen(amount)}（税送料 ${showYen(tax)}）</td></tr>
<tr><th>処理日時</th><td>${showTime(processedAt)}</td></tr>
</table>
<h2>操作</h2>
${operations.map(([job, label]) => operationForm(accessId, job, label))}
<form class="row" method="post" action="/console/operate">
<input type="hidden" name="accessId" value="${accessId}"><input type="hidden" name="job" value="CHANGE">
<label>利用金額 <input name="amount" value="${amount}" size="8" inputmode="numeric"></label> <button>金額変更</button></form>
${faultForm(accessId)}
<h2>経過</h2>
<div class="scroll"><table>
<tr><th>日時</th><th>処理</th><th>状態</th><th>金額</th><th>承認番号</th><th>トランザクションID</th><th>エラー</th><th>応答</th></tr>
${trade.events.map(eventRow)}
</table></div>
<h2>結果通知</h2>
${trade.notices.length === 0 ? html`<p>まだありません。</p>` : trade.notices.map(noticeTable)}`;
  return consoleLayout(`取引 ${orderId}`, notice, content);
}

const operations = [
  ['VOID', '取消'],
  ['RETURN', '返品'],
  ['RETURNX', '月跨り返品'],
  ['SALES', '売上'],
] as const;

function operationForm(accessId: string, job: string, label: string): Html {
  return html`<form class="row" method="post" action="/console/operate">
<input type="hidden" name="accessId" value="${accessId}"><input type="hidden" name="job" value="${job}"><button>${label}</button></form>
`;
}

function faultForm(accessId: string): Html {
  const option = (fault: FaultName) => html`<option value="${fault}">${faultLabels[fault]}</option>`;
  return html`<form class="row" method="post" action="/console/next-fault">
<input type="hidden" name="accessId" value="${accessId}">
<label>次の障害 <select name="fault">${faultNames.map(option)}</select></label> <button>仕掛ける</button></form>`;
}

function eventRow(event: TradeEvent): Html {
  const by = { API: '', CONSOLE: '（管理画面）', IMPORT: '（取込）' }[event.by];
  const reply = { PENDING: '応答中', GOT: '届いた', LOST: '届かなかった', NONE: '-' }[event.reply];
  return html`<tr><td>${showTime(event.at)}</td><td>${event.call} ${event.jobCode}${by}</td><td>${event.status}</td>
<td class="number">${showYen(event.amount + event.tax)}</td><td>${event.approve}</td><td>${event.tranId}</td>
<td>${event.errors.join(' ')}</td><td>${reply}</td></tr>`;
}

function noticeTable(notice: Notice): Html {
  const faults = notice.faults.map((fault) => faultLabels[fault]).join('、');
  return html`<p>経過の${notice.eventNumber}行目${notice.isStaleRepeat && '（古い通知の再送）'}：${showNoticeState(notice)}${faults && `　${faults}`}</p>
<table><tr><th>回</th><th>日時</th><th>結果</th><th>HTTP</th><th>ショップの応答</th></tr>${notice.attempts.map(attemptRow)}</table>`;
}

function attemptRow({ number, at, outcome, httpStatus, answer }: Attempt): Html {
  return html`<tr><td>${number}</td><td>${showTime(at)}</td><td>${outcomeLabels[outcome]}</td><td>${httpStatus ?? '-'}</td><td>${answer}</td></tr>`;
}

const outcomeLabels: Record<AttemptOutcome, string> = {
  ACKNOWLEDGED: '受領',
  NOT_ZERO: '応答が0でない',
  NOT_200: 'HTTPが200でない',
  LATE: '15秒以内に応答なし',
  BROKEN: '接続できない・切断',
  LOST: '途中で失われた',
  UNHEARD: '受領の応答が失われた',
};
