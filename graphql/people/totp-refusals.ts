export interface TotpNotOn {
  kind: 'TotpNotOn';
  message: string;
}
export interface TotpAlreadyOn {
  kind: 'TotpAlreadyOn';
  message: string;
}
export interface WrongPassword {
  kind: 'WrongPassword';
  message: string;
  /** null: it was looked at, and wrong. Else too many were wrong before. */
  secondsToWait: number | null;
}
export interface WrongCode {
  kind: 'WrongCode';
  message: string;
  secondsToWait: number | null;
}

export const totpNotOn: TotpNotOn = { kind: 'TotpNotOn', message: '二段階認証は設定されていません。' };
export const totpAlreadyOn: TotpAlreadyOn = {
  kind: 'TotpAlreadyOn',
  message: '二段階認証はすでに有効です。設定し直すには、先に無効にしてください。',
};
export const wrongPassword: WrongPassword = {
  kind: 'WrongPassword',
  message: 'パスワードが違います。',
  secondsToWait: null,
};
export const wrongCode: WrongCode = {
  kind: 'WrongCode',
  message: 'コードが違うか、使用済みです。次のコードが表示されるまで待って、もう一度お試しください。',
  secondsToWait: null,
};

export function tooMany<Kind extends 'WrongPassword' | 'WrongCode'>(kind: Kind, secondsToWait: number) {
  const minutes = Math.max(1, Math.ceil(secondsToWait / 60));
  const message = `間違いが続いたため、入力を止めています。${minutes}分ほど待ってから、もう一度お試しください。`;
  return { kind, message, secondsToWait };
}
