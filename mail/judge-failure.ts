import { cleanLine, shorten } from '#mail/clean-text';
import type { SmtpServer } from '#mail/smtp-server';

/** What nodemailer says about a failed attempt. */
export interface SmtpFailure extends Error {
  code?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
}

export type JudgedFailure = { kind: 'TRY_AGAIN' | 'REFUSED' | 'UNKNOWN'; reason: string };

/** Decides what a failure means for the mail. The reason is for staff: what happened, what to do, the server's words. */
export function judgeFailure(
  error: SmtpFailure,
  { server, contentLeft }: { server: SmtpServer; contentLeft: boolean },
): JudgedFailure {
  const kind = kindOf(error, contentLeft);
  const detail = withoutSecrets(error.response ?? error.message, server);
  return { kind, reason: `${sentence(kind, error)} (${shorten(cleanLine(detail), 300)})` };
}

function kindOf(error: SmtpFailure, contentLeft: boolean): JudgedFailure['kind'] {
  const reply = error.responseCode ?? 0;
  if (contentLeft) {
    // EMESSAGE is the answer to the content itself; every other failure leaves open what the server did with it.
    if (error.code !== 'EMESSAGE' || reply < 400) return 'UNKNOWN';
    return reply < 500 ? 'TRY_AGAIN' : 'REFUSED';
  }
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return 'TRY_AGAIN';
  if (reply === 0) return 'REFUSED';
  return reply >= 500 && !settingReplies.has(reply) ? 'REFUSED' : 'TRY_AGAIN';
}

/** Refusals that speak of the session or the sign-in, not of this mail: staff can mend them while it waits. */
const settingReplies = new Set([503, 530, 534, 535, 538]);

function sentence(kind: JudgedFailure['kind'], error: SmtpFailure): string {
  if (kind === 'UNKNOWN') {
    return '本文の送信後にメールサーバーの応答が途切れたため、届いたかどうか不明です。お客様にご確認のうえ、必要なら再送してください。';
  }
  if (kind === 'REFUSED')
    return 'メールサーバーが受け取りを拒否しました。宛先と差出人をご確認のうえ、再送してください。';
  if (error.code === 'EAUTH' || settingReplies.has(error.responseCode ?? 0)) {
    return 'メールサーバーの認証に失敗しました。SMTP_URL のユーザーとパスワードをご確認ください。自動で再送します。';
  }
  if (error.code === 'ETLS')
    return 'メールサーバーと暗号化通信ができません。証明書をご確認ください。自動で再送します。';
  if (error.responseCode) return 'メールサーバーが一時的に受け付けません。自動で再送します。';
  return 'メールサーバーに接続できません。SMTP_URL とサーバーの状態をご確認ください。自動で再送します。';
}

/** A server may repeat in its answer what it was told. */
function withoutSecrets(text: string, { login }: SmtpServer): string {
  if (!login?.pass) return text;
  const { user, pass } = login;
  const plain = Buffer.from(`\0${user}\0${pass}`).toString('base64');
  return [pass, encodeURIComponent(pass), Buffer.from(pass).toString('base64'), plain].reduce(
    (clean, secret) => clean.replaceAll(secret, '***'),
    text,
  );
}
