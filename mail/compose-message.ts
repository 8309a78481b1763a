import addressparser from 'nodemailer/lib/addressparser';
import MailComposer from 'nodemailer/lib/mail-composer';
import { isMailAddress } from '#mail/mail-address';

export interface MailContent {
  messageId: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
}

export interface ComposedMessage {
  envelope: { from: string; to: string };
  bytes: Buffer;
}

/** One mail as it goes over the wire: UTF-8, text and HTML side by side, one recipient whatever the address looks like. */
export async function composeMessage(
  mail: MailContent,
  sender: MailSender,
  date: Date,
): Promise<ComposedMessage> {
  const node = new MailComposer({
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date,
    // Nobody's holiday answer should come back to the shop.
    headers: { 'Auto-Submitted': 'auto-generated' },
    textEncoding: 'B',
    // No line of a customer's text is then too long, ends in a blank or starts with a dot.
    encoding: 'base64',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = node.getEnvelope();
  const [recipient, ...others] = to;
  if (!from || !recipient || others.length > 0) throw new Error('A mail has one sender and one recipient.');
  return { envelope: { from, to: recipient }, bytes: await node.build() };
}

export interface MailSender {
  name: string;
  address: string;
}

/** Reads `shop@example.jp` or `ショップ <shop@example.jp>`; null where that is not one address. */
export function parseSender(from: string): MailSender | null {
  const [sender, ...others] = addressparser(from, { flatten: true });
  if (!sender || others.length > 0 || !isMailAddress(sender.address)) return null;
  return { name: sender.name, address: sender.address };
}
