import { accountMutations, accountQueries } from '#graphql/people/account';
import { AbnormalOrder } from '#graphql/resolvers/abnormal-order';
import { abnormalOrderMutations } from '#graphql/resolvers/abnormal-order-mutations';
import { AbnormalOrderCounts, abnormalOrderQueries } from '#graphql/resolvers/abnormal-order-queries';
import { Alert, alertMutations, alertQueries } from '#graphql/resolvers/alerts';
import { CustomerPreference } from '#graphql/resolvers/customer-preference';
import {
  GatewayRefuses,
  gatewayAccessMutations,
  gatewayAccessQueries,
} from '#graphql/resolvers/gateway-access';
import { liveMutations, Subscription } from '#graphql/resolvers/live';
import { mailMutations, mailQueries } from '#graphql/resolvers/mails';
import { Notice } from '#graphql/resolvers/notice';
import { noticeQueries } from '#graphql/resolvers/notice-queries';
import { Checkout, Mail, Order } from '#graphql/resolvers/order';
import { orderMutations } from '#graphql/resolvers/order-mutations';
import { orderQueries } from '#graphql/resolvers/order-queries';
import { PracticeCheckout, practiceMutations, practiceQueries } from '#graphql/resolvers/practice';
import { quarantineMutations, quarantineQueries, UnclaimedNotice } from '#graphql/resolvers/quarantine';
import {
  Reconciliation,
  ReconciliationFinding,
  reconciliationMutations,
  reconciliationQueries,
} from '#graphql/resolvers/reconciliation';
import { AuditEntry, settingsMutations, settingsQueries } from '#graphql/resolvers/settings';
import { StaffInvitation, StaffMember, staffMutations, staffQueries } from '#graphql/resolvers/staff';
import { Token, tokenMutations, tokenQueries } from '#graphql/resolvers/tokens';
import { Shop, Viewer, viewerQueries } from '#graphql/resolvers/viewer';
import { DateTime, JSONValue, Secret, Yen } from '#graphql/scalars';

/** A verb's answer carries the name of its type. */
const byKind = { __resolveType: ({ kind }: { kind: string }) => kind };

/** Every resolver of the contract; fields that bear the name of what they answer need none. */
export const resolvers = {
  DateTime,
  Yen,
  Secret,
  JSON: JSONValue,

  Query: {
    ...viewerQueries,
    ...abnormalOrderQueries,
    ...orderQueries,
    ...noticeQueries,
    ...mailQueries,
    ...gatewayAccessQueries,
    ...reconciliationQueries,
    ...practiceQueries,
    ...staffQueries,
    ...accountQueries,
    ...settingsQueries,
    ...tokenQueries,
    ...alertQueries,
    ...quarantineQueries,
  },
  Mutation: {
    ...abnormalOrderMutations,
    ...orderMutations,
    ...mailMutations,
    ...gatewayAccessMutations,
    ...reconciliationMutations,
    ...practiceMutations,
    ...liveMutations,
    ...staffMutations,
    ...accountMutations,
    ...settingsMutations,
    ...tokenMutations,
    ...alertMutations,
    ...quarantineMutations,
  },
  Subscription,

  Viewer,
  Shop,
  AbnormalOrder,
  AbnormalOrderCounts,
  Notice,
  Order,
  Checkout,
  Mail,
  CustomerPreference,
  GatewayRefuses,
  Reconciliation,
  ReconciliationFinding,
  PracticeCheckout,
  AuditEntry,
  Alert,
  UnclaimedNotice,
  StaffMember,
  StaffInvitation,
  Token,

  Refusal: byKind,
  RestoreAbnormalOrderResult: byKind,
  DeleteAbnormalOrderResult: byKind,
  CancelTradeResult: byKind,
  RefreshTradeResult: byKind,
  LookUpTradesResult: byKind,
  SendConfirmationMailResult: byKind,
  SendMailResult: byKind,
  RequestCustomerPreferenceResult: byKind,
  MailTemplatePreviewResult: byKind,
  SaveMailTemplateResult: byKind,
  ResetMailTemplateResult: byKind,
  RegisterCheckoutResult: byKind,
  CompleteCheckoutResult: byKind,
  PlaceOrderResult: byKind,
  CancelOrderResult: byKind,
  SetGatewayAccessResult: byKind,
  TestGatewayAccessResult: byKind,
  StartReconciliationResult: byKind,
  PlacePracticeCheckoutResult: byKind,
  CancelInPracticeConsoleResult: byKind,
  OpenAbnormalOrderResult: byKind,
  UpdateShopResult: byKind,
  SendTestNoticeResult: byKind,
  UpdateAlertSettingsResult: byKind,
  SendTestAlertResult: byKind,
  AssignNoticeResult: byKind,
  ReevaluateNoticeResult: byKind,
  SaveViewResult: byKind,
  DeleteViewResult: byKind,
  InviteStaffResult: byKind,
  WithdrawInvitationResult: byKind,
  SetStaffRoleResult: byKind,
  RemoveStaffResult: byKind,
  MakePasswordLinkResult: byKind,
  ResetStaffTotpResult: byKind,
  SetTotpRequirementResult: byKind,
  SetOwnNameResult: byKind,
  BeginTotpResult: byKind,
  ConfirmTotpResult: byKind,
  TurnTotpOffResult: byKind,
  RenewRecoveryCodesResult: byKind,
  AcceptInvitationResult: byKind,
  ResetPasswordResult: byKind,
  CreateTokenResult: byKind,
  RevokeTokenResult: byKind,
  CloseAbnormalOrderResult: byKind,
};
