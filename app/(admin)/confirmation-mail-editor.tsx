'use client';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import { type MailDraft, MailEditor } from './mail-editor';

const ConfirmationMailPreview = graphql(`
  query ConfirmationMailPreview($abnormalOrderId: ID, $orderId: ID) {
    confirmationMailPreview(abnormalOrderId: $abnormalOrderId, orderId: $orderId) { to subject body templateProblem }
  }
`);

interface ConfirmationMailEditorProps {
  of: { abnormalOrderId: string } | { orderId: string };
  draft: MailDraft | null;
  onChange: (draft: MailDraft | null) => void;
}

/** 注文確認メール, of an order or of the one that restoring would make. */
export function ConfirmationMailEditor({ of, draft, onChange }: ConfirmationMailEditorProps) {
  const [{ data, error, fetching }, ask] = useQuery({
    query: ConfirmationMailPreview,
    variables: of,
    requestPolicy: 'network-only',
  });
  const preview = {
    template: data?.confirmationMailPreview,
    error,
    isAsking: fetching,
    onRetry: () => ask({ requestPolicy: 'network-only' }),
  };
  return <MailEditor preview={preview} draft={draft} onChange={onChange} />;
}
