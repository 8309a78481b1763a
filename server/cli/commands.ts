import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { examine } from '#recovery/doctor';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import { createShop, type Shop } from '#recovery/shops/create-shop';
import { createToken, isScope, scopes } from '#recovery/shops/create-token';
import {
  type Answer,
  both,
  type CliContext,
  CliRefusal,
  lines,
  needed,
  type Options,
} from '#server/cli/answer';
import { changeGatewayAccess } from '#server/cli/change-gateway-access';
import { changeableSettings, changeShop } from '#server/cli/change-shop';
import { createStaff } from '#server/cli/create-staff';
import { allShops, findShop } from '#server/cli/find-shop';
import { linkStaffPassword } from '#server/cli/link-staff-password';
import { endToken, listTokens } from '#server/cli/list-tokens';
import { resetStaffPassword } from '#server/cli/reset-staff-password';
import { resetTotp } from '#server/cli/reset-totp';

interface Command {
  name: string;
  usage: string;
  meaning: string;
  options: readonly string[];
  /** Options without a value. */
  switches?: readonly string[];
  run: (context: CliContext, options: Options) => Promise<Answer>;
}

export const commands: readonly Command[] = [
  {
    name: 'shop create',
    usage: '--gmopg-shop-id tshop12345678 --name NAME [--grace SECONDS]',
    meaning: 'Makes a shop and says the notice URL to give to GMOPG.',
    options: ['gmopg-shop-id', 'name', 'grace'],
    run: runShopCreate,
  },
  {
    name: 'shop list',
    usage: '',
    meaning: 'Lists the shops.',
    options: [],
    run: async (context) => {
      const shops = (await allShops(context.database.db)).map((shop) => describeShop(context, shop));
      return {
        json: shops,
        text: shops.map(lines).join('\n\n') || 'There is no shop yet: make one with `shop create`.',
      };
    },
  },
  {
    name: 'shop update',
    usage: `--shop SHOP ${Object.entries(changeableSettings)
      .map(([name, value]) => `[--${name} ${value}]`)
      .join(' ')}`,
    meaning: 'Changes a shop; what depends on the change is evaluated anew.',
    options: ['shop', ...Object.keys(changeableSettings)],
    run: changeShop,
  },
  {
    name: 'shop gateway',
    usage: '--shop SHOP [--endpoint https://p01.mul-pay.jp [--shop-pass-file FILE]] [--test] [--remove]',
    meaning:
      "Sets up the shop's access to GMOPG's API, tests or removes it. Without a file the ShopPass is read from stdin; nothing there keeps the stored one.",
    options: ['shop', 'endpoint', 'shop-pass-file'],
    switches: ['test', 'remove'],
    run: changeGatewayAccess,
  },
  {
    name: 'token create',
    usage: `--shop SHOP --name NAME --scopes ${scopes.slice(0, 2).join(',')}`,
    meaning: `Makes a token for an integration and says it once. Scopes: ${scopes.join(', ')}.`,
    options: ['shop', 'name', 'scopes'],
    run: runTokenCreate,
  },
  {
    name: 'token list',
    usage: '--shop SHOP',
    meaning: "Lists a shop's tokens, revoked and expired ones too.",
    options: ['shop'],
    run: listTokens,
  },
  {
    name: 'token revoke',
    usage: '--shop SHOP --id ID',
    meaning: 'Ends a token; --id takes its id or its prefix.',
    options: ['shop', 'id'],
    run: endToken,
  },
  {
    name: 'staff reset-password',
    usage: '--email EMAIL',
    meaning: 'Generates a new password, says it once and ends every session of theirs.',
    options: ['email'],
    run: resetStaffPassword,
  },
  {
    name: 'staff password-link',
    usage: '--email EMAIL',
    meaning: 'Makes the link by which somebody chooses a new password within a day, and says it once.',
    options: ['email'],
    run: linkStaffPassword,
  },
  {
    name: 'staff reset-totp',
    usage: '--email EMAIL',
    meaning:
      'Takes the second step of signing in away from somebody who lost app and recovery codes; make sure it is them.',
    options: ['email'],
    run: resetTotp,
  },
  {
    name: 'staff create',
    usage: '--shop SHOP --email EMAIL --role VIEW|OPERATE|CANCEL|MANAGE [--name NAME] [--password PASSWORD]',
    meaning: 'Makes somebody staff of a shop; a generated password is said once.',
    options: ['shop', 'email', 'role', 'name', 'password'],
    run: createStaff,
  },
  {
    name: 'doctor',
    usage: '',
    meaning: 'Looks for what must not be; exit code 1 when it finds something.',
    options: [],
    run: async ({ database, secret }) => {
      const findings = await examine(database, { secret });
      const text = findings.map(({ about, sentence }) => `${about}: ${sentence}`).join('\n');
      return { json: { findings }, text: text || 'Nothing found.', isTrouble: findings.length > 0 };
    },
  },
  {
    name: 'evaluate',
    usage: '--all [--shop SHOP]',
    meaning: 'Folds and evaluates every trade anew; it should find nothing to change.',
    options: ['shop'],
    switches: ['all'],
    run: runEvaluate,
  },
];

async function runShopCreate(context: CliContext, options: Options): Promise<Answer> {
  const graceSeconds = options.grace === undefined ? undefined : Number(options.grace);
  const made = await createShop(
    context.database.db,
    {
      gmopgShopId: needed(options, 'gmopg-shop-id'),
      name: needed(options, 'name'),
      ...(graceSeconds !== undefined && { graceSeconds }),
    },
    context,
  );
  switch (made.kind) {
    case 'ShopCreated':
      return both(describeShop(context, made.shop));
    case 'ShopIdTaken':
      throw new CliRefusal(made.message);
    case 'InvalidInput':
      throw new CliRefusal(made.problems.map(({ message }) => message).join('\n'));
  }
}

async function runTokenCreate({ database: { db }, now }: CliContext, options: Options): Promise<Answer> {
  const shop = await findShop(db, needed(options, 'shop'));
  const wanted = needed(options, 'scopes')
    .split(',')
    .map((scope) => scope.trim());
  const unknown = wanted.filter((scope) => !isScope(scope));
  if (unknown.length > 0)
    throw new CliRefusal(`There is no scope ${unknown.join(', ')}. Scopes: ${scopes.join(', ')}.`);
  const name = needed(options, 'name');
  const { token, row } = await createToken(
    db,
    shop.id,
    { name, scopes: wanted.filter(isScope), expiresAt: null },
    now,
  );
  return both({ id: row.id, shop: shop.gmopgShopId, name, scopes: row.scopes, token });
}

async function runEvaluate({ database: { db } }: CliContext, options: Options): Promise<Answer> {
  if (options.all !== true) throw new CliRefusal('Say `evaluate --all`.');
  const shops = typeof options.shop === 'string' ? [await findShop(db, options.shop)] : await allShops(db);
  const evaluated = [];
  for (const shop of shops) evaluated.push({ shop: shop.gmopgShopId, ...(await evaluateAll(db, shop.id)) });
  return {
    json: evaluated,
    text: evaluated
      .map(({ shop, trades, changed }) => `${shop}: ${trades} trades, ${changed} changed`)
      .join('\n'),
  };
}

function describeShop(context: CliContext, shop: Shop) {
  const { id, gmopgShopId, name, graceSeconds, isPractice } = shop;
  return { id, gmopgShopId, name, graceSeconds, isPractice, noticeUrl: noticeUrlOf(shop, context) };
}
