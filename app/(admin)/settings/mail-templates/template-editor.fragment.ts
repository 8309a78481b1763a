import { graphql } from '#graphql/tada';

export const TemplateEditor_template = graphql(`
  fragment TemplateEditor_template on MailTemplate {
    kind subject body isBuiltIn problem variables { name meaning markup }
  }
`);
