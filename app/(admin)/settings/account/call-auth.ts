export type AuthFailure = 'wrongPassword' | 'tooShort' | 'tooMany' | 'unanswered';

/** One of the doors under /api/auth, with the session's cookie; null: done. */
export async function callAuth(door: string, body: object): Promise<AuthFailure | null> {
  try {
    const answer = await fetch(`/api/auth/${door}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return null;
    if (answer.status === 429) return 'tooMany';
    const { code } = await answer.json();
    if (code === 'INVALID_PASSWORD') return 'wrongPassword';
    return code === 'PASSWORD_TOO_SHORT' || code === 'PASSWORD_TOO_LONG' ? 'tooShort' : 'unanswered';
  } catch {
    return 'unanswered';
  }
}
