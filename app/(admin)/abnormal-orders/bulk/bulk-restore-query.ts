import { graphql, type ResultOf } from '#graphql/tada';

export const BulkRestoreQuery = graphql(`
  query BulkRestore($ids: [ID!]!) {
    viewer { shop { isPractice } }
    restorePreview(ids: $ids) {
      total
      restorable {
        id orderNumber isSettling warnings
        trade { total }
        checkout { orderedAt customer { name email } }
        possibleReorders { id number total orderedAt lines { name quantity } }
      }
      refused {
        id
        abnormalOrder {
          id orderNumber status reason deletedAt
          pendingCancellation { id }
          trade { money total }
          checkout { customer { name } }
        }
      }
    }
  }
`);

export type RestorePreview = ResultOf<typeof BulkRestoreQuery>['restorePreview'];

export const RestoreAbnormalOrders = graphql(`
  mutation RestoreAbnormalOrders($inputs: [RestoreAbnormalOrderInput!]!) {
    restoreAbnormalOrders(inputs: $inputs) {
      __typename
      ... on AbnormalOrderRestored {
        abnormalOrder { id }
        order { id number total customer { name } }
        mail { id to }
      }
      ... on AbnormalOrderNotRestorable {
        abnormalOrder { id status reason deletedAt pendingCancellation { id } trade { money } }
      }
      ... on Refusal { message }
    }
  }
`);

export type RestoreResult = ResultOf<typeof RestoreAbnormalOrders>['restoreAbnormalOrders'][number];
