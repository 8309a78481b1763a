export type MeaningLocale = 'ja' | 'en';

/** What an ErrInfo says to staff, in our words: the code itself, else its family; null for a family we do not know. */
export function errorMeaning(info: string, locale: MeaningLocale = 'ja'): string | null {
  const meaning = meanings.get(info) ?? families.find(([prefix]) => info.startsWith(prefix))?.[1];
  return meaning?.[locale] ?? null;
}

interface Meaning {
  ja: string;
  en: string;
}

const unknownOutcome: Meaning = {
  ja: 'ゲートウェイ内部のエラーです。決済の結果は不明です。取引照会で確認してください',
  en: 'Internal error at the gateway; the outcome is unknown. Look the trade up',
};
const overLimit: Meaning = { ja: 'カードの利用限度額を超えています', en: 'The card is over its limit' };
const unusableCard: Meaning = { ja: 'このカードは使用できません', en: 'The card cannot be used' };

const meanings = new Map<string, Meaning>([
  ['E00000000', { ja: '疎通確認です（エラーではありません）', en: 'Connectivity test, not an error' }],
  ['E01030002', { ja: 'ショップIDまたはショップパスワードが違います', en: 'Wrong shop ID or shop password' }],
  ['E01040001', { ja: 'オーダーIDがありません', en: 'The OrderID is missing' }],
  ['E01040003', { ja: 'オーダーIDが長すぎます', en: 'The OrderID is too long' }],
  ['E01040010', { ja: 'このオーダーIDはすでに使われています', en: 'The OrderID is already used' }],
  ['E01060010', { ja: '金額が元の取引と一致しません', en: 'The amount differs from the trade' }],
  ['E01110002', { ja: '該当する取引がありません', en: 'No such trade' }],
  ['M01004002', { ja: '該当するオーダーIDがありません', en: 'No such OrderID' }],
  ['E11010001', { ja: 'この取引はすでに決済が終わっています', en: 'The trade is already settled' }],
  [
    'E11010002',
    {
      ja: 'この取引は決済が終わっていないため、変更できません',
      en: 'The trade is not settled yet, so it cannot be changed',
    },
  ],
  [
    'E11010003',
    {
      ja: '取引の今の状態では、指定した処理はできません',
      en: 'The job is not possible in the present state of the trade',
    },
  ],
  [
    'E11010010',
    { ja: '180日を過ぎた取引は取消できません', en: 'A trade older than 180 days cannot be reversed' },
  ],
  [
    'E92000001',
    {
      ja: '混み合っています。しばらくしてからやり直してください',
      en: 'Too many requests; try again in a while',
    },
  ],
  [
    'E92000002',
    {
      ja: '混み合っています。しばらくしてからやり直してください',
      en: 'Too many requests; try again in a while',
    },
  ],
  ['42G020000', { ja: 'カードの残高が足りません', en: 'The balance of the card is too low' }],
  ['42G030000', overLimit],
  ['42G040000', overLimit],
  ['42G050000', overLimit],
  ['42G550000', overLimit],
  ['42G120000', unusableCard],
  ['42G220000', unusableCard],
  ['42G560000', unusableCard],
  ['42G600000', unusableCard],
  ['42G610000', unusableCard],
  ['42G960000', unusableCard],
  ['42G300000', { ja: 'カード会社が判断を保留しました', en: 'The card company has put off its decision' }],
  ['42G420000', { ja: '暗証番号が違います', en: 'Wrong card PIN' }],
  ['42G440000', { ja: 'セキュリティコードが違います', en: 'Wrong security code' }],
  ['42G450000', { ja: 'セキュリティコードがありません', en: 'The security code is missing' }],
  ['42G540000', { ja: 'カードの利用回数の上限を超えています', en: 'The card was used too often' }],
  ['42G650000', { ja: 'カード番号が違います', en: 'Wrong card number' }],
  ['42G680000', { ja: '金額が正しくありません', en: 'The amount is not accepted' }],
  ['42G830000', { ja: 'カードの有効期限が違います', en: 'Wrong expiry date of the card' }],
]);

/** First fit counts: longer prefixes stand above shorter ones. */
const families: ReadonlyArray<readonly [prefix: string, meaning: Meaning]> = [
  [
    '42C',
    {
      ja: 'カード会社との通信でエラーが起きました。決済の結果は不明です。取引照会で確認してください',
      en: 'Error between gateway and card company; the outcome is unknown. Look the trade up',
    },
  ],
  ['42G', { ja: 'カード会社に承認されませんでした', en: 'Declined by the card company' }],
  ['E01', { ja: '送った項目に誤りがあります', en: 'A field of the request is missing or wrong' }],
  ['M01', { ja: '送った項目に誤りがあります', en: 'A field of the request is missing or wrong' }],
  [
    'E11',
    { ja: '取引の今の状態では、この処理はできません', en: 'Not possible in the present state of the trade' },
  ],
  ['E21', { ja: '3Dセキュア（本人認証）でエラーになりました', en: '3-D Secure failed' }],
  [
    'E61',
    {
      ja: 'このショップの契約または設定では利用できません',
      en: "Not covered by the shop's contract or settings",
    },
  ],
  ['E90', unknownOutcome],
  ['E91', unknownOutcome],
  ['EX1', { ja: 'カード情報のトークンが無効です', en: 'The card token is not valid' }],
];
