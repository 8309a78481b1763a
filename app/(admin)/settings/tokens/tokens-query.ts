import { graphql } from '#graphql/tada';
import { TokenTable_token } from './token-table.fragment';

export const TokensQuery = graphql(
  `
  query Tokens {
    tokens { id ...TokenTable_token }
  }
`,
  [TokenTable_token],
);
