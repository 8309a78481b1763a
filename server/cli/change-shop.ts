import { parseSender } from '#mail/compose-message';
import { type ShopSettings, updateShop } from '#recovery/shops/update-shop';
import { type Answer, both, type CliContext, CliRefusal, needed, type Options } from '#server/cli/answer';
import { findShop } from '#server/cli/find-shop';

/** What `shop update` takes besides the shop; an option that is not given changes nothing. */
export const changeableSettings = {
  name: 'NAME',
  grace: 'SECONDS',
  'strips-order-suffix': 'on|off',
  'sauth-holds': 'on|off',
  'bare-notice-url': 'on|off',
  'sender-addresses': 'any|ADDRESS,…',
  charset: 'windows-31j|utf-8',
  'requires-totp': 'none|cancel|manage',
  'mail-from': 'none|SENDER',
  'mail-footer': 'none|TEXT',
} as const;

/** Changes a shop's settings; trades whose rule depends on them are evaluated anew before it answers. */
export async function changeShop({ database: { db }, now }: CliContext, options: Options): Promise<Answer> {
  const shop = await findShop(db, needed(options, 'shop'));
  const settings = readSettings(options);
  if (Object.keys(settings).length === 0)
    throw new CliRefusal(`Say what to change: --${Object.keys(changeableSettings).join(', --')}.`);
  const changed = await updateShop(db, shop.id, settings, { actor: 'command line', now });
  if (changed.kind === 'InvalidInput')
    throw new CliRefusal(changed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return both({ shop: shop.gmopgShopId, ...settings, evaluated: changed.evaluated });
}

function readSettings(options: Options): ShopSettings {
  const text = (name: keyof typeof changeableSettings) =>
    options[name] === undefined ? undefined : needed(options, name);
  const addresses = text('sender-addresses');
  const settings = {
    name: text('name'),
    graceSeconds: options.grace === undefined ? undefined : Number(needed(options, 'grace')),
    stripsOrderSuffix: readSwitch(options, 'strips-order-suffix'),
    sauthHolds: readSwitch(options, 'sauth-holds'),
    allowsBareNoticeUrl: readSwitch(options, 'bare-notice-url'),
    senderAddresses: addresses === 'any' ? [] : addresses?.split(',').map((address) => address.trim()),
    noticeCharset: readCharset(text('charset')),
    requiresTotpFrom: readRequirement(text('requires-totp')),
    mailFrom: readSender(text('mail-from')),
    mailFooter: noneIsNull(text('mail-footer')),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function readSwitch(options: Options, name: keyof typeof changeableSettings): boolean | undefined {
  if (options[name] === undefined) return undefined;
  const text = needed(options, name);
  if (text === 'on' || text === 'off') return text === 'on';
  throw new CliRefusal(`--${name} is on or off.`);
}

function readCharset(text: string | undefined): ShopSettings['noticeCharset'] {
  if (text === undefined || text === 'windows-31j' || text === 'utf-8') return text;
  throw new CliRefusal('--charset is windows-31j or utf-8.');
}

function readRequirement(text: string | undefined): ShopSettings['requiresTotpFrom'] {
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  if (text === 'cancel' || text === 'manage') return text === 'cancel' ? 'CANCEL' : 'MANAGE';
  throw new CliRefusal('--requires-totp is none, cancel or manage.');
}

function readSender(text: string | undefined): string | null | undefined {
  const sender = noneIsNull(text);
  if (typeof sender !== 'string' || parseSender(sender) !== null) return sender;
  throw new CliRefusal('--mail-from is a mail address, with or without a name: ショップ <shop@example.jp>.');
}

function noneIsNull(text: string | undefined): string | null | undefined {
  return text === 'none' ? null : text;
}
