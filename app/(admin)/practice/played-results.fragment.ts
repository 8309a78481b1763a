import { graphql } from '#graphql/tada';
import { NextStepLine_abnormalOrder } from '../abnormal-orders/next-step-line.fragment';
import { ReorderList_order } from '../abnormal-orders/reorder-list.fragment';

export const PlayedResults_practiceCheckout = graphql(
  `
  fragment PlayedResults_practiceCheckout on PracticeCheckout {
    orderNumber isMoving
    trades { gatewayOrderId total holdsMoney }
    order { id number mails { kind state keptAsFile queuedAt } }
    abnormalOrders {
      id status isOpen mails { kind state keptAsFile queuedAt }
      ...NextStepLine_abnormalOrder
      possibleReorders { id ...ReorderList_order }
    }
  }
`,
  [NextStepLine_abnormalOrder, ReorderList_order],
);
