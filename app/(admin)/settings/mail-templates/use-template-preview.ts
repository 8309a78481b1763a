'use client';
import { useDebouncedValue } from '@mantine/hooks';
import { type CombinedError, useQuery } from 'urql';
import { graphql, type ResultOf } from '#graphql/tada';
import type { MailDraft } from '../../mail-editor';
import type { MailKind } from '../../mail-kind';
import { useLastKnown } from '../../use-last-known';
import type { TemplateProblem } from './use-template-problems';

const MailTemplatePreview = graphql(`
  query MailTemplatePreview($input: MailTemplatePreviewInput!) {
    mailTemplatePreview(input: $input) {
      __typename
      ... on MailTemplatePreviewed { isSample preview { to subject body html } }
      ... on InvalidInput { problems { path message fault about } }
    }
  }
`);

type Answer = ResultOf<typeof MailTemplatePreview>['mailTemplatePreview'];

/** Neither: a made-up order. */
export interface PreviewAbout {
  orderId?: string;
  abnormalOrderId?: string;
}

export interface LivePreview {
  /** The last one that could be made. */
  made: Extract<Answer, { __typename: 'MailTemplatePreviewed' }> | null;
  problems: readonly TemplateProblem[];
  error: CombinedError | undefined;
  onRetry: () => void;
}

/** What the template makes of an order, asked for anew when typing pauses. */
export function useTemplatePreview({
  kind,
  draft,
  about,
}: {
  kind: MailKind;
  draft: MailDraft | null;
  about: PreviewAbout;
}): LivePreview {
  const [mail] = useDebouncedValue(draft, 350);
  const [{ data, error }, ask] = useQuery({
    query: MailTemplatePreview,
    variables: { input: { kind, mail, ...about } },
    requestPolicy: 'cache-and-network',
  });
  const answer = data?.mailTemplatePreview;
  return {
    made: useLastKnown(answer?.__typename === 'MailTemplatePreviewed' ? answer : null),
    problems: answer?.__typename === 'InvalidInput' ? answer.problems : [],
    error,
    onRetry: () => ask({ requestPolicy: 'network-only' }),
  };
}
