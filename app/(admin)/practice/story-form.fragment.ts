import { graphql } from '#graphql/tada';

export const StoryForm_goods = graphql(`
  fragment StoryForm_goods on PracticeGoods { sku name unitPrice shippingFee total }
`);
