/** Who sends the mail. `mailFooter` is null where the shop wrote none. */
export interface MailShop {
  name: string;
  mailFooter: string | null;
}

/** What each kind of mail is written from. */
export interface MailData {
  ORDER_CONFIRMATION: MailOrder;
  RESTORED_ORDER_CONFIRMATION: MailOrder;
  DUPLICATE_CANCELLED: MailCancellation;
  PAYMENT_RETURNED: MailCancellation;
  PREFERENCE_REQUEST: MailPreferenceRequest;
}

export type MailPaymentMethod =
  | 'CARD'
  | 'CASH_ON_DELIVERY'
  | 'BANK_TRANSFER'
  | 'CONVENIENCE_STORE'
  | 'DEFERRED'
  | 'OTHER';

export interface MailCustomer {
  memberId?: string | null;
  name: string;
  kana?: string | null;
  email?: string | null;
  phone?: string | null;
  postalCode?: string | null;
  address?: string | null;
}

export interface MailLine {
  sku?: string | null;
  name: string;
  quantity: number;
  unitPrice: number;
}

export interface MailShipment {
  name: string;
  postalCode?: string | null;
  address: string;
  phone?: string | null;
  deliveryDate?: string | null;
  deliveryTime?: string | null;
}

/** The order as it stands in the mail. Money is whole yen, tax included. */
export interface MailOrder {
  number: string;
  orderedAt: Date;
  origin: 'CART' | 'RESTORED';
  paymentMethod: MailPaymentMethod;
  customer: MailCustomer;
  lines: readonly MailLine[];
  shipments: readonly MailShipment[];
  subtotal: number;
  shippingFee: number;
  handlingFee: number;
  discount: number;
  total: number;
}

/** A card payment, with as much of the purchase behind it as is known. `total` is what was charged, tax included. */
export interface MailPayment {
  orderNumber: string;
  total: number;
  /** As GMOPG writes it, JPN for yen. */
  currency: string;
  /** null where GMOPG never said. */
  chargedAt: Date | null;
  /** An order under this number stands or stood. */
  hasOrder: boolean;
  orderedAt: Date | null;
  /** null: nobody knows who it was. */
  customer: MailCustomer | null;
  lines: readonly MailLine[];
}

export interface MailCancellation extends MailPayment {
  /** GMOPG's 取消, 返品, 月跨り返品. */
  job: 'VOID' | 'RETURN' | 'RETURNX';
  cancelledAt: Date;
}

export interface MailPreferenceRequest extends MailPayment {
  /** false: nobody knows yet whether the customer was charged. */
  isCharged: boolean;
  /** Where the customer says what to do. */
  url: string;
  expiresAt: Date;
}
