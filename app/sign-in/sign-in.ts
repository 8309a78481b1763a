export type SignInFailure = 'wrong' | 'wrongCode' | 'tooMany' | 'unreachable' | 'broken';

/** Opens a session; answers why it could not, `codeNeeded` when the password was right and a second step follows, or `null`. */
export async function signIn(
  email: string,
  password: string,
  code: string | null = null,
): Promise<SignInFailure | 'codeNeeded' | null> {
  try {
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password, ...(code !== null && { code }) }),
    });
    if (answer.ok) return null;
    if (answer.status === 429) return 'tooMany';
    if (answer.status >= 500) return 'broken';
    const refused = await answer.json();
    if (refused.code === 'CODE_NEEDED') return 'codeNeeded';
    return refused.code === 'WRONG_CODE' ? 'wrongCode' : 'wrong';
  } catch {
    return 'unreachable';
  }
}
