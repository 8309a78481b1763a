import { setPassword } from '#graphql/people/set-password';
import { type Answer, both, type CliContext, CliRefusal, needed, type Options } from '#server/cli/answer';
import { generatePassword } from '#server/first-administrator';

/** For whoever cannot be reached by a link: the last administrator, say. */
export async function resetStaffPassword(
  { database: { db }, now }: CliContext,
  options: Options,
): Promise<Answer> {
  const email = needed(options, 'email').toLowerCase();
  const password = generatePassword();
  if (!(await setPassword(db, email, password, now)))
    throw new CliRefusal(`Nobody signs in as ${email}: make them with \`staff create\`.`);
  return both({ email, password });
}
