import { graphql } from '#graphql/tada';
import { MailHistory_mail } from '../../mail-history.fragment';

export const OrderMails_order = graphql(
  `
  fragment OrderMails_order on Order {
    id origin progress customer { email }
    mails { id kind state keptAsFile queuedAt ...MailHistory_mail }
    abnormalOrder { status trade { money } }
  }
`,
  [MailHistory_mail],
);
