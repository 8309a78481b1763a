import { graphql } from '#graphql/tada';

export const ReorderList_order = graphql(`
  fragment ReorderList_order on Order { id number orderedAt total progress lines { name quantity } }
`);
