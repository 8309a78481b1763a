import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { mails } from '#db/schema/mails';
import { staffLinks } from '#db/schema/people';
import { sendMail } from '#mail/send-mail';
import { inviteStaff, withdrawInvitation } from '#recovery/shops/invite-staff';
import { findStaffLink } from '#recovery/shops/staff-link';
import { aShop, testSecret } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';
import { aMailServer } from '#test/mail/a-mail-server';
import { workWith } from '#test/mail/a-queued-mail';

const database = await aDatabase();
const { db } = database;
const now = new Date('2026-11-02T12:00:00+09:00');
const { shop } = await aShop(database);
const by = {
  actor: 'boss@example.jp',
  now,
  appUrl: 'https://fukkyu.example.jp',
  mailing: { secret: testSecret, shopName: '山のパン屋' },
};

async function invite(email: string) {
  const invited = await inviteStaff(db, shop.id, { email, role: 'VIEW' }, by);
  if (invited.kind !== 'StaffInvited') throw new Error(invited.kind);
  const [mail] = await db.select().from(mails).where(eq(mails.recipient, email));
  if (!mail) throw new Error('No mail was queued.');
  return { ...invited, mail, secret: invited.url.split('/').at(-1) ?? '' };
}

test('an invitation goes out once by mail with its link, which stands in no table as it is', async () => {
  const { url, secret, mail, isMailed } = await invite('new@example.jp');
  expect(isMailed).toBe(true);
  const stored = JSON.stringify([await db.select().from(mails), await db.select().from(staffLinks)]);
  expect(stored).not.toContain(secret);
  const server = await aMailServer();
  onTestFinished(() => server.stop());
  expect(await sendMail(database, mail.id, workWith(server.url, { now }))).toEqual({ kind: 'SENT' });
  const [received] = server.received;
  expect(received?.parsed.text).toContain(url);
  expect(received?.parsed.html).toContain(url);
  expect(received?.parsed.subject).toBe('【山のパン屋】スタッフへの招待 / Invitation to the staff');
  expect(await findStaffLink(db, 'INVITATION', secret, now)).toMatchObject({ secretSealed: null });
  expect(JSON.stringify(await db.select().from(mails))).not.toContain(secret);
});

test('an invitation that was withdrawn before its mail left is not sent', async () => {
  const { invitation, mail } = await invite('late@example.jp');
  await withdrawInvitation(db, shop.id, invitation.id, by);
  const server = await aMailServer();
  onTestFinished(() => server.stop());
  expect((await sendMail(database, mail.id, workWith(server.url, { now }))).kind).toBe('FAILED');
  expect(server.received).toEqual([]);
});

test('without a mail server the link is said and no mail is queued', async () => {
  const invited = await inviteStaff(
    db,
    shop.id,
    { email: 'by-hand@example.jp', role: 'VIEW' },
    { ...by, mailing: null },
  );
  expect(invited).toMatchObject({ kind: 'StaffInvited', isMailed: false });
  expect(await db.select().from(mails).where(eq(mails.recipient, 'by-hand@example.jp'))).toEqual([]);
});
