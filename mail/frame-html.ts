/**
 * The HTML twin of a mail's text: our frame around the escaped lines. Inline styles only and nothing fetched from
 * elsewhere, so it reads alike in every mail client and tells nobody that it was opened. A line that is nothing but an
 * address below `linksTo` becomes a link.
 */
export function frameHtml(
  subject: string,
  text: string,
  { language = 'ja', linksTo = null }: { language?: 'ja' | 'en'; linksTo?: string | null } = {},
): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:0;background-color:#f4f5f7;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f4f5f7;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:640px;background-color:#ffffff;border:1px solid #dcdfe4;border-radius:6px;">
<tr><td align="left" style="padding:28px 28px 32px;font-family:'Hiragino Sans','Hiragino Kaku Gothic ProN','Yu Gothic',Meiryo,sans-serif;font-size:15px;line-height:1.8;color:#1f2933;word-break:break-word;overflow-wrap:anywhere;">
${htmlLines(text, linksTo)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

const ruler = /^[━─=＝\-－_＿*＊]{8,}$/;

function htmlLines(text: string, linksTo: string | null): string {
  const html: string[] = [];
  for (const line of text.trim().split('\n')) {
    html.push(
      ruler.test(line.trim())
        ? '<div style="height:1px;line-height:1px;font-size:1px;margin:10px 0;background-color:#dcdfe4;">&nbsp;</div>'
        : `<div>${line.trim() === '' ? '&nbsp;' : lineOf(line, linksTo)}</div>`,
    );
  }
  return html.join('\n');
}

function lineOf(line: string, linksTo: string | null): string {
  const escaped = escapeHtml(line);
  const isLink = linksTo !== null && line.startsWith(`${linksTo}/`) && !/\s/.test(line);
  return isLink ? `<a href="${escaped}" style="color:#3b4a9f;">${escaped}</a>` : escaped;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
