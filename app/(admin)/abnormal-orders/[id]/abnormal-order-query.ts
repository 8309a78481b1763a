import { graphql } from '#graphql/tada';
import { OpenedBy_abnormalOrder } from '../../live/opened-by.fragment';
import { NextStepLine_abnormalOrder } from '../next-step-line.fragment';
import { PreferenceLine_abnormalOrder } from '../preference-line.fragment';
import { ReorderComparison_checkout, ReorderComparison_order } from '../reorder-comparison.fragment';
import { Comparison_abnormalOrder } from './comparison.fragment';
import { NoticeList_notice } from './notice-list.fragment';
import { RowActions_abnormalOrder } from './row-actions.fragment';
import { RowMails_abnormalOrder } from './row-mails.fragment';
import { Snapshot_checkout } from './snapshot.fragment';
import { Timeline_entry } from './timeline.fragment';

export const AbnormalOrderQuery = graphql(
  `
  query AbnormalOrder($id: ID!) {
    viewer { can }
    abnormalOrder(id: $id) {
      id orderNumber status isOpen isSettling allowedActions
      cancellation { job }
      pendingCancellation { id }
      checkout { ...Snapshot_checkout ...ReorderComparison_checkout }
      possibleReorders { id ...ReorderComparison_order }
      notices { id ...NoticeList_notice }
      mails { kind state keptAsFile queuedAt }
      timeline { ...Timeline_entry }
      ...OpenedBy_abnormalOrder
      ...NextStepLine_abnormalOrder
      ...PreferenceLine_abnormalOrder
      ...RowMails_abnormalOrder
      ...Comparison_abnormalOrder
      ...RowActions_abnormalOrder
    }
  }
`,
  [
    OpenedBy_abnormalOrder,
    NextStepLine_abnormalOrder,
    PreferenceLine_abnormalOrder,
    RowMails_abnormalOrder,
    ReorderComparison_checkout,
    ReorderComparison_order,
    Comparison_abnormalOrder,
    NoticeList_notice,
    RowActions_abnormalOrder,
    Snapshot_checkout,
    Timeline_entry,
  ],
);
