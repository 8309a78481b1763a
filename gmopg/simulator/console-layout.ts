import { Html, html } from '#gmopg/simulator/html';
import { jstCalendar } from '#gmopg/simulator/jst-calendar';

/** The frame of every console page. `notice`: what the last action came to. */
export function consoleLayout(title: string, notice: string | null, content: Html): Html {
  return html`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - GMOPGシミュレータ</title>
${style}
</head>
<body>
<header><a href="/">GMOPGシミュレータ</a> <a href="/settings">障害・時計</a> <a href="/reports">エラーレポート</a></header>
<main>
<p class="banner">練習・試験用です。実在の取引ではありません。</p>
${notice === null ? null : html`<p role="status">${notice}</p>`}
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/** `2026/05/10 12:00:00`, JST. */
export function showTime(at: number): string {
  const { stamp } = jstCalendar(new Date(at));
  return stamp.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1/$2/$3 $4:$5:$6');
}

export function showYen(amount: number): string {
  return `¥${amount.toLocaleString('ja-JP')}`;
}

const style = new Html(`<style>
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; color: #222; background: #fff }
header { background: #234; padding: 8px 16px } header a { color: #fff; margin-right: 16px }
main { padding: 0 16px 32px } h1 { font-size: 20px } h2 { font-size: 16px; margin-top: 24px }
.banner { background: #fff3cd; padding: 4px 8px } [role=status] { background: #e7f1ff; padding: 4px 8px }
table { border-collapse: collapse } th, td { border: 1px solid #ccc; padding: 3px 8px; text-align: left }
td.number { text-align: right } form.row { display: inline-block; margin: 0 8px 8px 0 } .scroll { overflow-x: auto }
</style>`);
