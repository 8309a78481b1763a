import { graphql } from '#graphql/tada';

export const MailForm_order = graphql(`
  fragment MailForm_order on Order { id progress customer { email } mails { kind state keptAsFile queuedAt } }
`);
