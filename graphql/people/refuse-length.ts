import { longestPassword, shortestPassword } from '#graphql/people/create-user';
import type { InvalidInput } from '#recovery/orders/checkout-input';

/** null: a new password may have this length. */
export function refuseLength(password: string): InvalidInput | null {
  if (password.length >= shortestPassword && password.length <= longestPassword) return null;
  const message = `A password has ${shortestPassword} to ${longestPassword} characters.`;
  return { kind: 'InvalidInput', message, problems: [{ path: 'password', message }] };
}
