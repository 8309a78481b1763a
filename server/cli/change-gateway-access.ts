import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { testGatewayAccess } from '#recovery/gateway/test-gateway-access';
import { type Answer, both, type CliContext, CliRefusal, needed, type Options } from '#server/cli/answer';
import { findShop } from '#server/cli/find-shop';

type Input = NodeJS.ReadableStream & { isTTY?: boolean };

/** Sets, tests or removes a shop's access to GMOPG. The operator may name any endpoint. A test that fails is trouble. */
export async function changeGatewayAccess(
  context: CliContext,
  options: Options,
  input: Input = process.stdin,
): Promise<Answer> {
  const { database, secret, now } = context;
  const shop = await findShop(database.db, needed(options, 'shop'));
  const isRemoved = options.remove === true;
  const endpoint = options.endpoint === undefined ? null : needed(options, 'endpoint');
  if (isRemoved && (endpoint !== null || options.test === true))
    throw new CliRefusal('--remove stands alone: it takes the endpoint and the ShopPass away.');
  if (!isRemoved && endpoint === null && options.test !== true)
    throw new CliRefusal('Say --endpoint, --test or --remove.');
  if (endpoint === null && options['shop-pass-file'] !== undefined)
    throw new CliRefusal('--shop-pass-file belongs to --endpoint.');

  if (isRemoved || endpoint !== null) {
    const shopPass = isRemoved ? null : await readShopPass(options, input);
    const by = { actor: 'command line', now, secret, allowedEndpoints: 'ANY' as const };
    const set = await setGatewayAccess(database.db, shop.id, { endpoint, shopPass }, by);
    if (set.kind === 'InvalidInput') throw new CliRefusal(set.message);
  }
  return options.test === true ? testAccess(context, shop) : describeAccess(context, shop);
}

/** The whole of the file or of stdin but for its line end; null when there is nothing. */
async function readShopPass(options: Options, input: Input): Promise<string | null> {
  const file = options['shop-pass-file'] === undefined ? null : needed(options, 'shop-pass-file');
  if (file === null && input.isTTY)
    throw new CliRefusal(
      'A typed ShopPass would stay on the screen: use --shop-pass-file FILE, or `< FILE`.',
    );
  const read = await (file === null ? text(input) : readFile(file, 'utf8')).catch(() => {
    throw new CliRefusal(`${file ?? 'stdin'} cannot be read.`);
  });
  const shopPass = read.replace(/\r?\n$/, '');
  if (file !== null && shopPass === '') throw new CliRefusal(`${file} is empty.`);
  return shopPass === '' ? null : shopPass;
}

async function describeAccess(
  { database: { db }, secret }: CliContext,
  { id, gmopgShopId }: { id: string; gmopgShopId: string },
): Promise<Answer> {
  const access = await findGatewayAccess(db, id, secret);
  return both({ shop: gmopgShopId, endpoint: access?.endpoint ?? 'none' });
}

async function testAccess(
  { database: { db }, secret }: CliContext,
  { id, gmopgShopId }: { id: string; gmopgShopId: string },
): Promise<Answer> {
  const access = await findGatewayAccess(db, id, secret);
  if (access === null)
    throw new CliRefusal(`${gmopgShopId} has no access that can be used: set it with --endpoint.`);
  const { endpoint } = access;
  const tested = await testGatewayAccess(access);
  if (tested.kind === 'GatewayAnswers')
    return both({ shop: gmopgShopId, endpoint, answers: `in ${tested.milliseconds} ms` });
  return { ...both({ shop: gmopgShopId, endpoint, problem: tested.message }), isTrouble: true };
}
