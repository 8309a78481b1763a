import { totpCode } from '#graphql/people/totp-code';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An authenticator app that was given this key. */
export function aTotpApp(key: string) {
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
  return { codeAt: (time: number) => totpCode(bytes, Math.floor(time / 30_000)) };
}
