import type { Notice } from '#recovery/notices/find-notices';
import type { Shop } from '#recovery/shops/create-shop';

/** Why a notice is not believed. */
export type NoticeDoubt = 'WRONG_URL' | 'BARE_URL' | 'SENDER_ADDRESS' | 'OTHER_SHOP_ID';

/** What is written down of each doubt, and how to tell it again. */
const beginnings: Record<NoticeDoubt, string> = {
  WRONG_URL: 'The notice URL is not',
  BARE_URL: 'This shop does not accept notices without',
  SENDER_ADDRESS: "The sender's address ",
  OTHER_SHOP_ID: 'The body names ShopID ',
};

/** null: the notice is believed. */
export function doubtOf({ kind, problem }: Pick<Notice, 'kind' | 'problem'>): NoticeDoubt | null {
  if (kind !== 'QUARANTINED') return null;
  for (const [doubt, beginning] of Object.entries(beginnings))
    if (problem?.startsWith(beginning)) return isDoubt(doubt) ? doubt : null;
  return 'WRONG_URL';
}

/** The same notice by the settings of now; a URL that was wrong stays wrong. */
export function doubtNow(
  notice: Pick<Notice, 'kind' | 'problem' | 'sourceAddress' | 'gmopgShopId'>,
  shop: Shop,
): NoticeDoubt | null {
  const before = doubtOf(notice);
  if (before === null || before === 'WRONG_URL') return before;
  if (before === 'BARE_URL' && !shop.allowsBareNoticeUrl) return 'BARE_URL';
  const { sourceAddress, gmopgShopId } = notice;
  const isListed = sourceAddress !== null && shop.senderAddresses.includes(sourceAddress);
  if (shop.senderAddresses.length > 0 && !isListed) return 'SENDER_ADDRESS';
  if (gmopgShopId !== null && gmopgShopId !== shop.gmopgShopId) return 'OTHER_SHOP_ID';
  return null;
}

function isDoubt(text: string): text is NoticeDoubt {
  return text in beginnings;
}
