/** What is wrong with a mail, as far as the screens have a word for it. */
export type MailProblem = 'subject' | 'body' | 'link' | 'to' | 'kind';

/** Names a problem of the server's by the field it points at; null: only the server's own sentence says it. */
export function mailProblem(path: string, body: string | null): MailProblem | null {
  const field = path.replace(/^mail\./, '');
  if (field === 'body') return hasFittingLength(body) ? 'link' : 'body';
  return fields.find((one) => one === field) ?? null;
}

const fields = ['subject', 'to', 'kind'] as const;

/** Then it is not its length: the customer's page is missing in it. */
function hasFittingLength(body: string | null): boolean {
  return body !== null && body.trim() !== '' && body.length <= 20_000;
}
