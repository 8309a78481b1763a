import type { PracticeGoods, PracticeStory } from '#graphql/resolvers/practice-gateway';

/** What the checkout's note calls a story: staff read it beside the order, and it is how the story is known again. */
const noted: Record<PracticeStory, string> = {
  COMPLETED: '正常に完了',
  REPLY_LOST: '応答が届かない',
  REPLY_EMPTY: '応答が空',
  NOTICE_FIRST: '通知が先に届く',
  NOTICE_LOST: '通知が届かない',
  PAID_TWICE: '二重決済',
  CASH_ON_DELIVERY: '代引で再注文済み',
  REORDERED: '別の番号で買い直し済み',
  DECLINED: '決済失敗',
  OUTCOME_UNKNOWN: '結果不明',
  AMOUNT_DIFFERS: '金額違い',
};

export const practiceNotePrefix = '練習：';

export function noteOfStory(story: PracticeStory): string {
  return `${practiceNotePrefix}${noted[story]}`;
}

/** null where the note is nobody's story. */
export function storyOfNote(note: string | null): PracticeStory | null {
  const stories = Object.keys(noted).map(asStory);
  return stories.find((story) => noteOfStory(story) === note) ?? null;
}

/** A key of `noted`: Object.keys does not tell the compiler. */
function asStory(key: string): PracticeStory {
  return key as PracticeStory;
}

const shippingFee = 600;

export const practiceGoods: readonly PracticeGoods[] = [
  { sku: 'yunomi', name: '湯呑み 白磁', unitPrice: 1_800 },
  { sku: 'kobachi', name: '有田焼 小鉢', unitPrice: 3_500 },
  { sku: 'tenugui', name: '手ぬぐい 紺', unitPrice: 1_050 },
].map((goods) => ({ ...goods, shippingFee, total: goods.unitPrice + shippingFee }));
