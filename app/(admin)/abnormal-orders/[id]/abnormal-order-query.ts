import { graphql } from '#graphql/tada';
import { MailHistory_mail } from '../../mail-history.fragment';
import { NextStepLine_abnormalOrder } from '../next-step-line.fragment';
import { ReorderList_order } from '../reorder-list.fragment';
import { Comparison_abnormalOrder } from './comparison.fragment';
import { NoticeList_notice } from './notice-list.fragment';
import { RowActions_abnormalOrder } from './row-actions.fragment';
import { Snapshot_checkout } from './snapshot.fragment';
import { Timeline_entry } from './timeline.fragment';

export const AbnormalOrderQuery = graphql(
  `
  query AbnormalOrder($id: ID!) {
    abnormalOrder(id: $id) {
      id orderNumber status isOpen allowedActions
      cancellation { job }
      pendingCancellation { id }
      checkout { ...Snapshot_checkout }
      possibleReorders { id ...ReorderList_order }
      notices { id ...NoticeList_notice }
      mails { id kind state keptAsFile queuedAt ...MailHistory_mail }
      timeline { ...Timeline_entry }
      ...NextStepLine_abnormalOrder
      ...Comparison_abnormalOrder
      ...RowActions_abnormalOrder
    }
  }
`,
  [
    MailHistory_mail,
    NextStepLine_abnormalOrder,
    ReorderList_order,
    Comparison_abnormalOrder,
    NoticeList_notice,
    RowActions_abnormalOrder,
    Snapshot_checkout,
    Timeline_entry,
  ],
);
