import { graphql } from '#graphql/tada';

export const ShopSettingsQuery = graphql(`
  query ShopSettings {
    viewer { id shop { id name gmopgShopId } }
    shopSettings {
      name graceSeconds stripsOrderSuffix sauthHolds allowsBareNoticeUrl senderAddresses noticeCharset mailFrom mailFooter
    }
  }
`);
