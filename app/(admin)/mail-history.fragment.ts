import { graphql } from '#graphql/tada';

export const MailHistory_mail = graphql(`
  fragment MailHistory_mail on Mail {
    id kind to subject body state keptAsFile queuedAt sentAt attempts lastError templateProblem
  }
`);
