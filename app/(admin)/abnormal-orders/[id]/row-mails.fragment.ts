import { graphql } from '#graphql/tada';
import { MailHistory_mail } from '../../mail-history.fragment';

export const RowMails_abnormalOrder = graphql(
  `
  fragment RowMails_abnormalOrder on AbnormalOrder {
    id status allowedActions
    trade { money }
    order { id origin }
    mails { id ...MailHistory_mail }
  }
`,
  [MailHistory_mail],
);
