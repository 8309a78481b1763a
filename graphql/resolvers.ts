import { AbnormalOrder } from '#graphql/abnormal-order';
import { abnormalOrderMutations } from '#graphql/abnormal-order-mutations';
import { AbnormalOrderCounts, abnormalOrderQueries } from '#graphql/abnormal-order-queries';
import { accountMutations, accountQueries } from '#graphql/account';
import { Alert, alertMutations, alertQueries } from '#graphql/alerts';
import { CustomerPreference } from '#graphql/customer-preference';
import { GatewayRefuses, gatewayAccessMutations, gatewayAccessQueries } from '#graphql/gateway-access';
import { liveMutations, Subscription } from '#graphql/live';
import { mailMutations, mailQueries } from '#graphql/mails';
import { Notice } from '#graphql/notice';
import { noticeQueries } from '#graphql/notice-queries';
import { Checkout, Mail, Order } from '#graphql/order';
import { orderMutations } from '#graphql/order-mutations';
import { orderQueries } from '#graphql/order-queries';
import { PracticeCheckout, practiceMutations, practiceQueries } from '#graphql/practice';
import { quarantineMutations, quarantineQueries, UnclaimedNotice } from '#graphql/quarantine';
import {
  Reconciliation,
  ReconciliationFinding,
  reconciliationMutations,
  reconciliationQueries,
} from '#graphql/reconciliation';
import { DateTime, JSONValue, Secret, Yen } from '#graphql/scalars';
import { AuditEntry, settingsMutations, settingsQueries } from '#graphql/settings';
import { StaffInvitation, StaffMember, staffMutations, staffQueries } from '#graphql/staff';
import { Token, tokenMutations, tokenQueries } from '#graphql/tokens';
import { Shop, Viewer, viewerQueries } from '#graphql/viewer';

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
