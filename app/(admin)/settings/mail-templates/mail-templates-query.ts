import { graphql } from '#graphql/tada';
import { TemplateEditor_template } from './template-editor.fragment';
import { TemplateList_template } from './template-list.fragment';

export const MailTemplatesQuery = graphql(
  `
  query MailTemplates {
    viewer { can }
    mailTemplates { kind ...TemplateList_template ...TemplateEditor_template }
  }
`,
  [TemplateList_template, TemplateEditor_template],
);
