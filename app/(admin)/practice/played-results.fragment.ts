import { graphql } from '#graphql/tada';
import { ReorderList_order } from '../abnormal-orders/reorder-list.fragment';

export const PlayedResults_practiceCheckout = graphql(
  `
  fragment PlayedResults_practiceCheckout on PracticeCheckout {
    orderNumber isMoving
    trades { gatewayOrderId total holdsMoney }
    order { id number mails { kind state keptAsFile queuedAt } }
    abnormalOrders {
      id status isOpen isSettling
      possibleReorders { id ...ReorderList_order }
    }
  }
`,
  [ReorderList_order],
);
