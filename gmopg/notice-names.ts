/** A card notice in wire order: 123 names, the seven `Recurring*` ones twice (gmopg.md §1). */
export const noticeNames: readonly string[] = `
  ShopID ShopPass AccessID AccessPass OrderID Status JobCd Amount Tax Currency Forward Method PayTimes TranID Approve TranDate
  ErrCode ErrInfo PayType
  CvsCode CvsConfNo CvsReceiptNo EdyReceiptNo EdyOrderNo SuicaReceiptNo SuicaOrderNo CustID BkCode ConfNo PaymentTerm
  EncryptReceiptNo FinishDate ReceiptDate PayeasyPaymentURL WebMoneyManagementNo WebMoneySettleCode
  AuPayInfoNo AuPayMethod AuCancelAmount AuCancelTax DocomoSettlementCode DocomoCancelAmount DocomoCancelTax
  DocomoIncreaseAmount DocomoIncreaseTax SbTrackingId SbCancelAmount SbCancelTax JibunReceiptNo
  AuFirstAmount AuFirstTax AuAccountMonth AuContinueAccountId JcbPrecaSalesCode RequestNo AccountNo CenterCode NetCashPayType
  OrderDate CompletionDate RakutenidCouponFee McpPayInDate McpPayInAmount McpPayOutDate McpPayOutAmount
  RED_REQ_ID RED_ORD_ID RED_STAT_CD RED_FRAUD_STAT_CD RED_FRAUD_RSP_CD RED_FRAUD_REC_ID
  ProductName CancelAmount CancelTax PayMethod
  VaRequestAmount VaExpireDate VaTradeReason VaTradeClientName VaTradeClientMailaddress VaBankCode VaBankName VaBranchCode
  VaBranchName VaAccountType VaAccountNumber VaInInquiryNumber VaInSettlementDate VaInAmount VaInClientCode VaInClientName
  VaInSummary VaReserveID VaTradeCode SbStartChargeMonth SbChargeDay
  RcCustomerId RcUsePoint RcOrderId RcUpdateAuthDay RcUseCoupon RcUseShopCoupon RcContractId RcStartChargeMonth RcChargeDay
  RecurringID RecurringID RecurringMethod RecurringMethod RecurringChargeStartDate RecurringChargeStartDate
  RecurringChargeStopDate RecurringChargeStopDate RecurringChargeMonth RecurringChargeMonth RecurringChargeDay
  RecurringChargeDay RecurringNextChargeDate RecurringNextChargeDate
  BaSiteId BaMemberId BaTargetDate BaRequestAcceptEndDate BaTransferReturnDate BaWithdrawalDate BaResultcode
  PaidCancelAmount PaidCancelTax PaidBuyerID PaidCode
`
  .trim()
  .split(/\s+/);

export interface NoticeName {
  name: string;
  /** SECRET: a password. NUMBER: an id, a number, an amount or a date. TEXT: anything else. */
  sort: 'SECRET' | 'NUMBER' | 'TEXT';
}

/** null for a name that is not one of GMOPG's. */
export function findNoticeName(name: string): NoticeName | null {
  return known.get(name) ?? null;
}

const known = new Map(noticeNames.map((name) => [name, { name, sort: sortOf(name) }] as const));

function sortOf(name: string): NoticeName['sort'] {
  if (name === 'ShopPass' || name === 'AccessPass') return 'SECRET';
  return /(?:ID|Id|No|Number|Date|Term|[Cc]ode|CD|Amount|Tax)$/.test(name) ? 'NUMBER' : 'TEXT';
}
