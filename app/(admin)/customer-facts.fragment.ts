import { graphql } from '#graphql/tada';

export const CustomerFacts_customer = graphql(`
  fragment CustomerFacts_customer on Customer { memberId name kana email phone postalCode address }
`);
