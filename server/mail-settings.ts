import { join } from 'node:path';
import type { MailSettings } from '#mail/send-mail';
import type { Config } from '#server/env';

/** How this installation sends mail where a shop says nothing else. */
export function mailSettings({ smtpUrl, mailFrom, dataDir }: Config): MailSettings {
  return { smtpUrl, from: mailFrom, mailDir: join(dataDir, 'mail') };
}
