import { graphql } from '#graphql/tada';

export const TokenTable_token = graphql(`
  fragment TokenTable_token on Token {
    id name prefix scopes createdAt createdBy expiresAt lastUsedAt revokedAt
  }
`);
