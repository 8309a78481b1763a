import { graphql, type ResultOf } from '#graphql/tada';

// The dry run of a restore answers how every chosen row stands now, which is what a delete must know.
export const BulkDeleteQuery = graphql(`
  query BulkDelete($ids: [ID!]!) {
    restorePreview(ids: $ids) {
      restorable { id status orderNumber isOpen deletedAt trade { money total } checkout { customer { name } } }
      refused {
        id
        abnormalOrder { id status orderNumber isOpen deletedAt trade { money total } checkout { customer { name } } }
      }
    }
  }
`);

export type DeletePreview = ResultOf<typeof BulkDeleteQuery>['restorePreview'];

export const DeleteAbnormalOrders = graphql(`
  mutation DeleteAbnormalOrders($inputs: [DeleteAbnormalOrderInput!]!) {
    deleteAbnormalOrders(inputs: $inputs) {
      __typename
      ... on AbnormalOrderDeleted { abnormalOrder { id deletedAt } }
      ... on Refusal { message }
    }
  }
`);

export const UndeleteAbnormalOrders = graphql(`
  mutation UndeleteAbnormalOrders($ids: [ID!]!) {
    undeleteAbnormalOrders(ids: $ids) {
      __typename
      ... on AbnormalOrderUndeleted { abnormalOrder { id deletedAt } }
      ... on Refusal { message }
    }
  }
`);
