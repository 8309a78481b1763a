'use client';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { type MailDraft, MailEditor } from '../mail-editor';

const CancellationMailPreview = graphql(`
  query CancellationMailPreview($id: ID!) {
    cancellationMailPreview(abnormalOrderId: $id) { to subject body templateProblem }
  }
`);

interface CancellationMailEditorProps {
  abnormalOrderId: string;
  draft: MailDraft | null;
  onChange: (draft: MailDraft | null) => void;
}

/** 取消のご案内, as the customer would get it if the trade were cancelled now. */
export function CancellationMailEditor({ abnormalOrderId, draft, onChange }: CancellationMailEditorProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: CancellationMailPreview,
    variables: { id: abnormalOrderId },
    requestPolicy: 'network-only',
    context: previewContext,
  });
  const preview = {
    template: data?.cancellationMailPreview,
    error,
    isAsking: fetching,
    onRetry: () => ask({ requestPolicy: 'network-only' }),
  };
  return <MailEditor preview={preview} draft={draft} onChange={onChange} />;
}

// It words the job, which changes with the trade.
const previewContext = { additionalTypenames: ['AbnormalOrder'] };
