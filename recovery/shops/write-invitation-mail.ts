import { frameHtml } from '#mail/frame-html';
import { linkPlace } from '#mail/staff-link-mail';

/** In both languages: which of them the newcomer reads is not known yet. */
export function writeInvitationMail({ shopName, invitedBy }: { shopName: string; invitedBy: string }) {
  const shop = shopName.replace(/\p{Cc}/gu, ' ');
  const subject = `【${shop}】スタッフへの招待 / Invitation to the staff`;
  const text = `${shop}のスタッフとして招待されました（招待した人：${invitedBy}）。
次のリンクを開いて、参加の手続きをしてください。リンクは7日間、1回だけ使えます。

${linkPlace}

お心当たりのない場合は、このメールを破棄してください。

----
${invitedBy} invites you to the staff of ${shop}.
Open the link above to join. It works once, within 7 days.
If you did not expect this mail, throw it away.
`;
  return { subject, text, html: frameHtml(subject, text) };
}
