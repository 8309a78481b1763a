import type { InputOf } from '#graphql/resolvers/input-of';
import type { InvalidInput } from '#recovery/orders/checkout-input';

export type PracticeStory = InputOf<'PracticeStory'>;

/** What can be bought in the practice shop. Whole yen, tax included; the total includes the shipping fee. */
export interface PracticeGoods {
  sku: string;
  name: string;
  unitPrice: number;
  shippingFee: number;
  total: number;
}

export interface PracticeStep {
  at: Date;
  kind: InputOf<'PracticeStepKind'>;
  gatewayOrderId: string | null;
  total: number | null;
  /** Which attempt to bring a notice, from 1. */
  attempt: number | null;
}

/** A trade at the simulated GMOPG, as its own books have it. */
export interface PracticeTrade {
  gatewayOrderId: string;
  gatewayStatus: string;
  total: number;
  holdsMoney: boolean;
}

export interface PracticeCheckout {
  orderNumber: string;
  story: PracticeStory;
  placedAt: Date;
  /** Oldest first. */
  steps: PracticeStep[];
  trades: PracticeTrade[];
  /** Something is still to come by itself. */
  isMoving: boolean;
}

/** The practice shop's way to the simulator that this process hosts: the cart's part, and GMOPG's console. */
export interface PracticeGateway {
  /** The only shop it is for. */
  shopId: string;
  goods: readonly PracticeGoods[];
  /** Newest first. */
  findCheckouts(): Promise<PracticeCheckout[]>;
  /** Plays the cart from the checkout to the end of the payment; resolves when the cart knows, or believes to know. */
  placeCheckout(wish: {
    story: PracticeStory;
    sku: string;
    customerName: string;
  }): Promise<{ kind: 'PracticeCheckoutPlaced'; practiceCheckout: PracticeCheckout } | InvalidInput>;
  /** Reverses a trade's money by hand, past this product, by the day's own job. */
  cancelInConsole(
    gatewayOrderId: string,
  ): Promise<
    | { kind: 'PracticeTradeCancelled'; practiceCheckout: PracticeCheckout }
    | { kind: 'PracticeTradeNotCancelled'; message: string }
  >;
}
