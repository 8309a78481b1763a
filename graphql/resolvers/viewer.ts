import type { Anonymous, Context, Viewer as ViewerOfRequest } from '#graphql/context';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import type { Shop as ShopRow } from '#recovery/shops/create-shop';

export const Viewer = {
  shop: (viewer: ViewerOfRequest) => viewer.findShop(),
  shops: (viewer: ViewerOfRequest) => viewer.findShops(),
};

export const Shop = {
  noticeUrl: (shop: ShopRow, _: unknown, { runtime }: Context) => noticeUrlOf(shop, runtime.config),
  hasGatewayAccess: ({ gatewayEndpoint, shopPassSealed }: ShopRow) =>
    gatewayEndpoint !== null && shopPassSealed !== null,
};

export const viewerQueries = {
  viewer: (_: unknown, __: unknown, context: Context | Anonymous) => context.viewer,
};
