import { graphql } from '#graphql/tada';

export const TemplateList_template = graphql(`
  fragment TemplateList_template on MailTemplate { kind isBuiltIn updatedAt problem }
`);
