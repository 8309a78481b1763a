import { graphql } from '#graphql/tada';
import { MailHistory_mail } from '../../mail-history';
import { NextStepLine_abnormalOrder } from '../next-step-line';
import { ReorderList_order } from '../reorder-list';
import { Comparison_abnormalOrder } from './comparison';
import { NoticeList_notice } from './notice-list';
import { RowActions_abnormalOrder } from './row-actions';
import { Snapshot_checkout } from './snapshot';
import { Timeline_entry } from './timeline';

export const AbnormalOrderQuery = graphql(
  `
  query AbnormalOrder($id: ID!) {
    abnormalOrder(id: $id) {
      id orderNumber status
      checkout { ...Snapshot_checkout }
      possibleReorders { id ...ReorderList_order }
      notices { id ...NoticeList_notice }
      mails { id ...MailHistory_mail }
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
