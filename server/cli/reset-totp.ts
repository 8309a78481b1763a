import { auditPerson } from '#graphql/people/audit-person';
import { forgetTotp } from '#graphql/people/forget-totp';
import { type Answer, both, type CliContext, CliRefusal, type Options } from '#server/cli/answer';
import { findPerson } from '#server/cli/find-person';

/** For the last administrator, whom nobody can let in by the screen. */
export async function resetTotp({ database: { db }, now }: CliContext, options: Options): Promise<Answer> {
  const { id, email } = await findPerson(db, options);
  await db.transaction(async (tx) => {
    if (!(await forgetTotp(tx, id)))
      throw new CliRefusal(`${email} has no second step: the password alone is asked for.`);
    await auditPerson(tx, id, { kind: 'TOTP_RESET', actor: 'command line', now });
  });
  return both({ email, totp: 'off' });
}
