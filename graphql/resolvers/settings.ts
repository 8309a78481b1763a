import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '#graphql/context';
import { connectionOf, type PageArgs, readPage } from '#graphql/page';
import { badInput } from '#graphql/request/bad-input';
import type { InputOf } from '#graphql/resolvers/input-of';
import { deleteView, findSavedViews, saveView } from '#recovery/abnormal-orders/saved-views';
import { sendTestNotice } from '#recovery/notices/send-test-notice';
import { plainText } from '#recovery/plain-text';
import { previewRestores } from '#recovery/restore/preview-restores';
import {
  countAuditEntries,
  type AuditEntry as EntryFound,
  findAuditEntries,
} from '#recovery/shops/find-audit-entries';
import { findShopSetup } from '#recovery/shops/find-shop-setup';
import { type ShopSettings, updateShop } from '#recovery/shops/update-shop';

interface AuditArgs extends PageArgs {
  filter?: InputOf<'AuditFilter'> | null;
}

const mostIds = 500;

export const settingsQueries = {
  shopSettings: async (_: unknown, __: unknown, { viewer }: Context) => {
    const { noticeCharset, ...shop } = await viewer.findShop();
    const totpRequirement = shop.requiresTotpFrom ?? 'NONE';
    return { ...shop, totpRequirement, noticeCharset: noticeCharset === 'utf-8' ? 'UTF_8' : 'WINDOWS_31J' };
  },

  shopSetup: async (_: unknown, __: unknown, { db, viewer, by, runtime }: Context) =>
    findShopSetup(db, await viewer.findShop(), {
      now: by.now,
      hasMailServer: runtime.config.smtpUrl !== null,
    }),

  auditEntries: async (_: unknown, args: AuditArgs, { db, shopId }: Context, info: GraphQLResolveInfo) => {
    const filter = {
      ...args.filter,
      actor: plainText(args.filter?.actor),
      orderNumber: plainText(args.filter?.orderNumber)?.trim(),
    };
    const found = await findAuditEntries(db, shopId, { filter, page: readPage(args, info) });
    return connectionOf(found, {
      positionOf: (entry) => entry,
      countAll: () => countAuditEntries(db, shopId, filter),
    });
  },

  savedViews: (_: unknown, __: unknown, { db, shopId, viewer }: Context) =>
    findSavedViews(db, shopId, viewer.id),

  restorePreview: (_: unknown, { ids }: { ids: string[] }, { db, shopId }: Context) => {
    if (ids.length > mostIds) throw badInput(`ids has ${ids.length} entries, at most ${mostIds}.`);
    return previewRestores(db, shopId, ids);
  },
};

export const settingsMutations = {
  updateShop: (_: unknown, { input }: { input: InputOf<'UpdateShopInput'> }, { db, shopId, by }: Context) =>
    updateShop(db, shopId, readSettings(input), { ...by, later: true }),

  sendTestNotice: async (_: unknown, __: unknown, { db, viewer, by, runtime }: Context) =>
    sendTestNotice(db, await viewer.findShop(), { ...by, ...runtime.config }),

  saveView: (
    _: unknown,
    { name, query }: { name: string; query: string },
    { db, shopId, viewer, by }: Context,
  ) => saveView(db, shopId, { userId: viewer.id, name, query }, by.now),

  deleteView: (_: unknown, { id }: { id: string }, { db, shopId, viewer }: Context) =>
    deleteView(db, shopId, id, viewer.id),
};

export const AuditEntry = {
  abnormalOrder: ({ tradeId }: EntryFound, _: unknown, { loaders }: Context) =>
    tradeId && loaders.abnormalOrder.load(tradeId),
  order: ({ orderId }: EntryFound, _: unknown, { loaders }: Context) =>
    orderId && loaders.order.load(orderId),
};

/** Absent and null leave a setting as it is, but for the two that can be taken away. */
function readSettings({
  mailFrom,
  mailFooter,
  noticeCharset,
  ...rest
}: InputOf<'UpdateShopInput'>): ShopSettings {
  const given = Object.entries(rest).filter(([, value]) => value != null);
  return {
    ...Object.fromEntries(given),
    ...(mailFrom !== undefined && { mailFrom }),
    ...(mailFooter !== undefined && { mailFooter }),
    ...(noticeCharset != null && { noticeCharset: noticeCharset === 'UTF_8' ? 'utf-8' : 'windows-31j' }),
  };
}
