import { graphql } from '#graphql/tada';

export const CancelForm_abnormalOrder = graphql(`
  fragment CancelForm_abnormalOrder on AbnormalOrder {
    id status orderNumber warnings deletedAt allowedActions
    trade { accessId gatewayOrderId gatewayStatus money total tranDate }
    checkout { customer { name email } }
    order { id number origin paymentMethod accessId total progress customer { name email } }
    cancellation { job amount until }
    pendingCancellation { id job total requestedAt requestedBy }
    cancellations { id job total state requestedAt problem errors { code info meaning } }
  }
`);
