import type { Role } from '#graphql/people/roles';
import type { Scope } from '#recovery/shops/create-token';

export interface Permission {
  /** What a member of staff needs; the ladder's higher roles include it. */
  role: Role;
  /** Any one of them is enough for a token; none: no token may. */
  scopes: readonly Scope[];
}

export const readAbnormalOrders: Permission = { role: 'VIEW', scopes: ['abnormal-orders:read'] };
const readOrders: Permission = { role: 'VIEW', scopes: ['orders:read'] };
const readMails: Permission = { role: 'VIEW', scopes: ['abnormal-orders:read', 'orders:read'] };
const workOnAbnormalOrders: Permission = { role: 'OPERATE', scopes: ['abnormal-orders:write'] };
const moveMoney: Permission = { role: 'CANCEL', scopes: ['trades:cancel'] };
export const manageShop: Permission = { role: 'MANAGE', scopes: [] };
const practise: Permission = { role: 'OPERATE', scopes: [] };
const writeOrders: Permission = { role: 'OPERATE', scopes: ['orders:write'] };

/** Who may ask for what: every field of Query, Mutation and Subscription stands here, or the schema is not built. */
export const permissions: Readonly<Record<string, Permission | 'ANYONE'>> = {
  'Query.viewer': 'ANYONE',
  'Query.abnormalOrders': readAbnormalOrders,
  'Query.abnormalOrderCounts': readAbnormalOrders,
  'Query.moneyDeadlines': readAbnormalOrders,
  'Query.abnormalOrderSurge': readAbnormalOrders,
  'Query.abnormalOrder': readAbnormalOrders,
  'Query.orders': readOrders,
  'Query.order': readOrders,
  'Query.checkout': readAbnormalOrders,
  'Query.notices': readAbnormalOrders,
  'Query.confirmationMailPreview': readMails,
  'Query.cancellationMailPreview': readAbnormalOrders,
  'Query.mailTemplates': readMails,
  'Query.mailTemplatePreview': readMails,
  'Query.gatewayEndpoints': manageShop,
  'Query.practice': { role: 'VIEW', scopes: [] },
  'Query.reconciliations': readAbnormalOrders,
  'Query.reconciliation': readAbnormalOrders,
  'Query.monthlyTotals': readAbnormalOrders,

  'Query.account': { role: 'VIEW', scopes: [] },
  'Query.staff': manageShop,
  'Query.staffInvitations': manageShop,
  'Query.invitation': 'ANYONE',
  'Query.tokens': manageShop,
  'Query.shopSettings': manageShop,
  'Query.shopSetup': { role: 'VIEW', scopes: [] },
  'Query.auditEntries': manageShop,
  'Query.savedViews': { role: 'VIEW', scopes: [] },
  'Query.restorePreview': readAbnormalOrders,
  'Query.alertSettings': manageShop,
  'Query.alerts': manageShop,
  'Query.noticeSilence': { role: 'VIEW', scopes: [] },
  // What belongs to no shop is told to administrators alone: the resolvers ask for that.
  'Query.unclaimedNotices': { role: 'VIEW', scopes: [] },

  'Mutation.restoreAbnormalOrder': workOnAbnormalOrders,
  'Mutation.restoreAbnormalOrders': workOnAbnormalOrders,
  'Mutation.deleteAbnormalOrder': workOnAbnormalOrders,
  'Mutation.deleteAbnormalOrders': workOnAbnormalOrders,
  'Mutation.undeleteAbnormalOrder': workOnAbnormalOrders,
  'Mutation.undeleteAbnormalOrders': workOnAbnormalOrders,
  'Mutation.refreshTrade': workOnAbnormalOrders,
  'Mutation.startReconciliation': workOnAbnormalOrders,
  'Mutation.lookUpTrades': workOnAbnormalOrders,
  'Mutation.cancelTrade': moveMoney,
  'Mutation.sendConfirmationMail': { role: 'OPERATE', scopes: ['abnormal-orders:write', 'orders:write'] },
  'Mutation.sendMail': workOnAbnormalOrders,
  'Mutation.requestCustomerPreference': workOnAbnormalOrders,
  'Mutation.saveMailTemplate': manageShop,
  'Mutation.resetMailTemplate': manageShop,
  'Mutation.registerCheckout': { role: 'OPERATE', scopes: ['checkouts:write'] },
  'Mutation.completeCheckout': { role: 'OPERATE', scopes: ['checkouts:write', 'orders:write'] },
  'Mutation.placeOrder': writeOrders,
  'Mutation.cancelOrder': writeOrders,
  'Mutation.setGatewayAccess': manageShop,
  'Mutation.testGatewayAccess': manageShop,
  'Mutation.placePracticeCheckout': practise,
  'Mutation.cancelInPracticeConsole': practise,

  'Mutation.updateShop': manageShop,
  'Mutation.sendTestNotice': manageShop,
  'Mutation.updateAlertSettings': manageShop,
  'Mutation.sendTestAlert': manageShop,
  'Mutation.assignNotice': manageShop,
  'Mutation.reevaluateNotice': { role: 'OPERATE', scopes: [] },
  'Mutation.saveView': { role: 'VIEW', scopes: [] },
  'Mutation.deleteView': { role: 'VIEW', scopes: [] },
  'Mutation.inviteStaff': manageShop,
  'Mutation.withdrawInvitation': manageShop,
  'Mutation.setStaffRole': manageShop,
  'Mutation.removeStaff': manageShop,
  'Mutation.makePasswordLink': manageShop,
  'Mutation.resetStaffTotp': manageShop,
  'Mutation.setTotpRequirement': manageShop,
  'Mutation.setOwnName': { role: 'VIEW', scopes: [] },
  'Mutation.beginTotp': { role: 'VIEW', scopes: [] },
  'Mutation.confirmTotp': { role: 'VIEW', scopes: [] },
  'Mutation.turnTotpOff': { role: 'VIEW', scopes: [] },
  'Mutation.renewRecoveryCodes': { role: 'VIEW', scopes: [] },
  'Mutation.acceptInvitation': 'ANYONE',
  'Mutation.resetPassword': 'ANYONE',
  'Mutation.createToken': manageShop,
  'Mutation.revokeToken': manageShop,
  'Mutation.openAbnormalOrder': { role: 'VIEW', scopes: [] },
  'Mutation.closeAbnormalOrder': { role: 'VIEW', scopes: [] },

  'Subscription.abnormalOrderChanged': readAbnormalOrders,
  'Subscription.abnormalOrdersChanged': readAbnormalOrders,
};

/**
 * What a token needs for fields below the root: an answer must not show more than the token could have asked for.
 * Staff see all of it.
 */
export const fieldPermissions: Readonly<Record<string, Permission>> = {
  'AbnormalOrder.checkout': readAbnormalOrders,
  'AbnormalOrder.notices': readAbnormalOrders,
  'AbnormalOrder.timeline': readAbnormalOrders,
  'AbnormalOrder.possibleReorders': readAbnormalOrders,
  'AbnormalOrder.mails': readAbnormalOrders,
  'AbnormalOrder.openedBy': readAbnormalOrders,
  'AbnormalOrder.customerPreference': readAbnormalOrders,
  'AbnormalOrder.order': {
    role: 'VIEW',
    scopes: ['abnormal-orders:read', 'abnormal-orders:write', 'orders:read'],
  },
  'Order.abnormalOrder': readAbnormalOrders,
  'Reconciliation.findings': readAbnormalOrders,
  'TradeCancelled.mail': readMails,
  'Order.mails': { role: 'VIEW', scopes: ['orders:read', 'orders:write', 'abnormal-orders:read'] },
};
