import { createHash } from 'node:crypto';

/** The whole look of the customer's page, phone first; the colours are those of theme.css. */
export const preferenceStyle = `
:root { color-scheme: light dark; --paper: #fff; --ground: #f4f5f3; --line: #dfe2e5; --edge: #8a94a0; --text: #1f2933; --soft: #55606c; --act: #234270; --act-text: #fff; --wash: #e3ecf8; --done: #1e5638; --done-wash: #e3f1e8; --stop: #992e1c; --stop-wash: #fcefec; }
@media (prefers-color-scheme: dark) { :root { --paper: #191f29; --ground: #11161e; --line: #2d3644; --edge: #76839a; --text: #e6eaf0; --soft: #a9b4c2; --act: #a9c8f2; --act-text: #13203a; --wash: #21344f; --done: #9bd5b2; --done-wash: #1c3a2a; --stop: #f2a596; --stop-wash: #48221a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.75 'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Noto Sans CJK JP', 'Yu Gothic', Meiryo, system-ui, sans-serif; overflow-wrap: anywhere; line-break: strict; }
main { max-width: 36rem; min-height: 100dvh; margin: 0 auto; padding: 24px 20px 32px; background: var(--paper); }
@media (min-width: 40rem) { body { padding: 40px 20px; } main { min-height: 0; padding: 36px 40px 40px; border: 1px solid var(--line); border-radius: 10px; } }
.shop { margin: 0 0 4px; color: var(--soft); font-size: 14px; }
h1 { margin: 0 0 12px; font-size: 22px; line-height: 1.4; font-weight: 650; }
p { margin: 0 0 12px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 16px; margin: 20px 0; padding: 14px 0; border: solid var(--line); border-width: 1px 0; font-variant-numeric: tabular-nums; }
dt { color: var(--soft); } dd { margin: 0; }
[lang='en'] { font-size: 13px; line-height: 1.5; color: var(--soft); }
dt [lang='en'], legend [lang='en'], .name [lang='en'] { margin-left: 6px; font-weight: 400; }
.told { margin-bottom: 16px; padding: 12px 14px; border-radius: 8px; background: var(--done-wash); color: var(--done); }
.told[role='alert'] { background: var(--stop-wash); color: var(--stop); }
.told p { margin: 0; } .told [lang='en'] { color: inherit; }
fieldset { margin: 24px 0 16px; padding: 0; border: 0; min-width: 0; }
legend, .name { display: block; margin-bottom: 8px; padding: 0; font-weight: 650; }
.choice { display: flex; gap: 12px; margin-bottom: 10px; padding: 14px; border: 1px solid var(--edge); border-radius: 8px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--act); background: var(--wash); box-shadow: inset 0 0 0 1px var(--act); }
.choice input { flex: none; width: 20px; height: 20px; margin: 4px 0 0; accent-color: var(--act); }
.choice strong { font-weight: 650; } .choice span { display: block; }
textarea { width: 100%; padding: 10px 12px; border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); color: inherit; font: inherit; }
button { width: 100%; min-height: 52px; margin-top: 20px; padding: 8px 20px; border: 0; border-radius: 8px; background: var(--act); color: var(--act-text); font: inherit; font-weight: 650; cursor: pointer; }
button [lang='en'] { display: block; color: inherit; font-weight: 400; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.english { margin-top: 28px; padding-top: 18px; border-top: 1px solid var(--line); }
.english h2 { margin: 0 0 6px; font-size: 15px; color: var(--text); }
footer { margin-top: 24px; padding-top: 16px; border-top: 1px solid var(--line); color: var(--soft); font-size: 14px; white-space: pre-line; }
`;

/** Only this style, no script, no picture, nothing from elsewhere, and answers go nowhere but here. */
export const preferencePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(preferenceStyle).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
