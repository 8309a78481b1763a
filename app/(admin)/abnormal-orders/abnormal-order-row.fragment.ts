import { graphql } from '#graphql/tada';
import { OpenedBy_abnormalOrder } from '../live/opened-by.fragment';
import { SelectCell_abnormalOrder } from './bulk/select-cell.fragment';
import { NextStepLine_abnormalOrder } from './next-step-line.fragment';
import { PreferenceLine_abnormalOrder } from './preference-line.fragment';
import { TradeTools_abnormalOrder } from './trade-tools.fragment';

export const AbnormalOrderRow_abnormalOrder = graphql(
  `
  fragment AbnormalOrderRow_abnormalOrder on AbnormalOrder {
    id status orderNumber receivedAt allowedActions
    checkout { orderType orderedAt total customer { name memberId } shipments { name } }
    mails { kind state keptAsFile queuedAt }
    ...SelectCell_abnormalOrder
    ...OpenedBy_abnormalOrder
    ...NextStepLine_abnormalOrder
    ...PreferenceLine_abnormalOrder
    ...TradeTools_abnormalOrder
  }
`,
  [
    SelectCell_abnormalOrder,
    OpenedBy_abnormalOrder,
    NextStepLine_abnormalOrder,
    PreferenceLine_abnormalOrder,
    TradeTools_abnormalOrder,
  ],
);
