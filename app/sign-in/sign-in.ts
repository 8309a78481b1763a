export type SignInFailure = 'wrong' | 'tooMany' | 'unreachable' | 'broken';

/** Opens a session; answers why it could not, or `null`. */
export async function signIn(email: string, password: string): Promise<SignInFailure | null> {
  try {
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (answer.ok) return null;
    if (answer.status === 429) return 'tooMany';
    return answer.status < 500 ? 'wrong' : 'broken';
  } catch {
    return 'unreachable';
  }
}
