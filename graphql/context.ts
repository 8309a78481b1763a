import type { Db } from '#db/client';
import { type AskedColumns, allColumns } from '#graphql/asked-columns';
import { createLoaders, type Loaders } from '#graphql/loaders';
import type { SignedIn } from '#graphql/people/auth';
import { findShop, findShopsOf, findWorkplace, type Workplace } from '#graphql/people/find-viewer';
import { type Role, rolesUpTo } from '#graphql/people/roles';
import type { Runtime } from '#graphql/runtime';
import type { Gateway } from '#recovery/gateway/ask-gateway';
import { findGatewayAccess } from '#recovery/gateway/find-gateway-access';
import type { Shop } from '#recovery/shops/create-shop';
import type { Token } from '#recovery/shops/create-token';
import { findToken } from '#recovery/shops/find-token';

/** Somebody signed in, or an integration's token. Everything they ask belongs to one shop. */
export interface Viewer {
  id: string;
  name: string;
  /** What the audit writes down. */
  actor: string;
  /** null for a token. */
  role: Role | null;
  /** Staff with MANAGE of every shop; never a token. */
  isAdministrator: boolean;
  /** The role that counts once they have set up TOTP; null: nothing is held back. */
  roleWithTotp: Role | null;
  /** null for a token. */
  sessionId: string | null;
  /** The roles held, or the token's scopes. */
  can: readonly string[];
  shopId: string;
  findShop(): Promise<Shop>;
  findShops(): Promise<Shop[]>;
}

/** What a resolver behind the guard gets. `now` is one moment for the whole request. */
export interface Context {
  runtime: Runtime;
  db: Db;
  viewer: Viewer;
  shopId: string;
  loaders: Loaders;
  /** What rows are read with, set as soon as the operation is known; in an object of its own, as Apollo copies the context. */
  asked: { columns: AskedColumns };
  by: { actor: string; now: Date };
  /** How the shop reaches GMOPG; null without API access. Asks the database only when asked. */
  findGateway(): Promise<Gateway | null>;
  /** In a stream: aborts when it ends. */
  ended?: AbortSignal;
}

export interface Anonymous {
  runtime: Runtime;
  viewer: null;
}

/** Who is asking, from a request's headers. A bearer token goes before a session; one that is not valid is no stranger but an error. */
export async function readContext(
  runtime: Runtime,
  headers: Headers,
): Promise<Context | Anonymous | 'BAD_TOKEN' | 'NO_SHOP'> {
  const now = runtime.now();
  const presented = bearerOf(headers);
  if (presented !== null) {
    const token = await findToken(runtime.database.db, presented, now);
    return token ? contextFor(runtime, viewerOfToken(runtime.database.db, token), now) : 'BAD_TOKEN';
  }
  if (!hasSessionCookie(headers)) return { runtime, viewer: null };
  const user = await runtime.auth.findUser(headers);
  if (!user) return { runtime, viewer: null };
  const workplace = await findWorkplace(runtime.database.db, user, {
    wantedShopId: cookieOf(headers, shopCookie),
  });
  return workplace ? contextFor(runtime, viewerOfUser(runtime.database.db, user, workplace), now) : 'NO_SHOP';
}

export function hasSessionCookie(headers: Headers): boolean {
  return headers.get('cookie')?.includes('fukkyu.session_token=') ?? false;
}

/** null: not a bearer's request. */
export function bearerOf(headers: Headers): string | null {
  const match = /^Bearer(?:\s+(.*))?$/i.exec(headers.get('authorization') ?? '');
  return match ? (match[1] ?? '').trim() : null;
}

const shopCookie = 'fukkyu_shop';

function contextFor(runtime: Runtime, viewer: Viewer, now: Date): Context {
  const { db } = runtime.database;
  const { shopId, actor } = viewer;
  const findGateway = async (): Promise<Gateway | null> => {
    const access = await findGatewayAccess(db, shopId, runtime.config.secret);
    return access && { access, clock: runtime.now };
  };
  const context = {
    runtime,
    db,
    viewer,
    shopId,
    asked: { columns: allColumns },
    by: { actor, now },
    findGateway,
  };
  return Object.assign(context, { loaders: createLoaders(context) });
}

function viewerOfUser(db: Db, user: SignedIn, { shop, role, roleWithTotp }: Workplace): Viewer {
  return {
    id: user.id,
    name: user.name,
    actor: user.email,
    role,
    isAdministrator: user.isAdministrator,
    roleWithTotp,
    sessionId: user.sessionId,
    can: rolesUpTo(role),
    shopId: shop.id,
    findShop: async () => shop,
    findShops: () => findShopsOf(db, user),
  };
}

function viewerOfToken(db: Db, token: Token): Viewer {
  let reading: Promise<Shop> | null = null;
  const findOwnShop = () => {
    reading ??= findShop(db, token.shopId).then((shop) => {
      if (!shop) throw new Error('A token outlived its shop.');
      return shop;
    });
    return reading;
  };
  return {
    id: token.id,
    name: token.name,
    actor: `token ${token.name}`,
    role: null,
    isAdministrator: false,
    roleWithTotp: null,
    sessionId: null,
    can: token.scopes,
    shopId: token.shopId,
    findShop: findOwnShop,
    findShops: async () => [await findOwnShop()],
  };
}

function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of headers.get('cookie')?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}
