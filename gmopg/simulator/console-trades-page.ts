import { consoleLayout, showTime, showYen } from '#gmopg/simulator/console-layout';
import { type Html, html } from '#gmopg/simulator/html';
import type { Ledger } from '#gmopg/simulator/ledger';
import { callerGotReply, type Notice, type Trade } from '#gmopg/simulator/trade';

const LONGEST_LIST = 100;

/** The newest trades; `search` is the start of an OrderID or AccessID. */
export function consoleTradesPage(ledger: Ledger, search: string, notice: string | null): Html {
  const found = ledger
    .trades()
    .filter(({ orderId, accessId }) => orderId.startsWith(search) || accessId.startsWith(search));
  const shown = found.slice(-LONGEST_LIST).reverse();
  const content = html`
<form class="row" action="/"><label>オーダーID・取引ID <input name="q" value="${search}"></label> <button>検索</button></form>
<form class="row" method="post" action="/console/deliver"><button>待っている通知を今すぐ送る</button></form>
<p>全${found.length}件中 ${shown.length}件を表示</p>
${shown.length === 0 ? html`<p>取引はありません。</p>` : tradeTable(shown)}`;
  return consoleLayout('取引一覧', notice, content);
}

function tradeTable(trades: readonly Readonly<Trade>[]): Html {
  return html`<div class="scroll"><table>
<tr><th>オーダーID</th><th>ショップID</th><th>現状態</th><th>処理区分</th><th>利用金額</th><th>処理日時</th><th>応答</th><th>結果通知</th></tr>
${trades.map(tradeRow)}
</table></div>`;
}

function tradeRow(trade: Readonly<Trade>): Html {
  const { orderId, shopId, accessId, status, jobCode, amount, tax, processedAt, notices } = trade;
  return html`<tr>
<td><a href="/trades/${accessId}">${orderId}</a></td><td>${shopId}</td><td>${status}</td><td>${jobCode}</td>
<td class="number">${showYen(amount + tax)}</td><td>${showTime(processedAt)}</td>
<td>${showReply(trade)}</td><td>${notices.map(showNoticeState).join('、') || '-'}</td>
</tr>`;
}

function showReply(trade: Readonly<Trade>): string {
  const got = callerGotReply(trade);
  if (got === null) return '-';
  return got ? '届いた' : '届かなかった';
}

export function showNoticeState({ state }: Notice): string {
  switch (state) {
    case 'WAITING':
      return '送信待ち';
    case 'ACKNOWLEDGED':
      return '受領済';
    case 'GIVEN_UP':
      return '断念';
  }
}
