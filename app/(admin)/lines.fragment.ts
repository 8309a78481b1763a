import { graphql } from '#graphql/tada';

export const Lines_line = graphql(`
  fragment Lines_line on Line { sku name quantity unitPrice }
`);
