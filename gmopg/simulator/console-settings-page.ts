import { consoleLayout, showTime } from '#gmopg/simulator/console-layout';
import { faultLabels } from '#gmopg/simulator/fault-labels';
import { type FaultName, type Faults, faultNames } from '#gmopg/simulator/fault-plan';
import { type Html, html } from '#gmopg/simulator/html';
import type { ErrorReport } from '#gmopg/simulator/ledger';
import { type Outage, outages } from '#gmopg/simulator/outages';
import type { SimulatorClock } from '#gmopg/simulator/simulator-clock';

export function consoleSettingsPage(
  { clock, faults, outage }: { clock: SimulatorClock; faults: Faults; outage: Outage | null },
  notice: string | null,
): Html {
  const content = html`${clockForms(clock)}${outageForm(outage)}${faultsForm(faults)}`;
  return consoleLayout('障害・時計', notice, content);
}

function clockForms(clock: SimulatorClock): Html {
  const button = (name: string, label: string) =>
    html`<form class="row" method="post" action="/console/clock"><button name="do" value="${name}">${label}</button></form>`;
  return html`<h2>時計（日本時間）</h2>
<p>${showTime(clock.now().getTime())} ${clock.isRunning ? '動作中' : '停止中'}</p>
<form class="row" method="post" action="/console/clock"><input type="hidden" name="do" value="set">
<label>日時 <input type="datetime-local" step="1" name="at" required></label> <button>合わせる</button></form>
${button('hour', '1時間進める')}${button('day', '1日進める')}${clock.isRunning ? button('freeze', '止める') : button('run', '動かす')}`;
}

function outageForm(outage: Outage | null): Html {
  const choice = (value: string, label: string, isChosen: boolean) =>
    html`<label><input type="radio" name="outage" value="${value}"${isChosen && checked}> ${label}</label> `;
  const choices = outages
    .filter((name) => name !== 'REFUSED')
    .map((name) => choice(name, outageLabels[name], name === outage));
  return html`<h2>API全体の停止</h2>
<form method="post" action="/console/outage">${choice('', 'なし', outage === null)}${choices}<button>変更</button></form>`;
}

/** REFUSED would close this very page; it is for programs. */
const outageLabels: Record<Outage, string> = {
  REFUSED: '接続できない',
  RESET: '接続が切れる',
  UNAVAILABLE: '503が返る',
  SILENT: '応答しない',
};

function faultsForm(faults: Faults): Html {
  const row = (fault: FaultName) => html`<tr><td><label for="${fault}">${faultLabels[fault]}</label></td>
<td><input id="${fault}" name="${fault}" value="${Math.round((faults[fault] ?? 0) * 100)}" type="number" min="0" max="100"> %</td></tr>`;
  return html`<h2>取引ごとの障害（起きる割合）</h2>
<form method="post" action="/console/faults"><table>${faultNames.map(row)}</table><p><button>変更</button></p></form>`;
}

const checked = html` checked`;

export function consoleReportsPage(reports: readonly ErrorReport[]): Html {
  const newestFirst = reports.slice(-100).reverse();
  const content = newestFirst.map(({ at, text }) => html`<h2>${showTime(at)}</h2><pre>${text}</pre>`);
  return consoleLayout(
    'エラーレポート',
    null,
    html`${content.length === 0 ? html`<p>ありません。</p>` : content}`,
  );
}
