import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { Anonymous, Context } from '#graphql/context';
import { createLoaders } from '#graphql/loaders';
import { fieldPermissions, type Permission, permissions } from '#graphql/permissions';

type Resolver = GraphQLFieldResolver<unknown, Context | Anonymous>;

/**
 * Puts a guard before every root field's resolver: a signed-in viewer with the permission gets through, nobody else.
 * What lies below a root field follows it, but for the fields of fieldPermissions; loaders are bound to the viewer's
 * shop. Throws for a root field without a permission, and for a permission without a field.
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  const unused = new Set(Object.keys(permissions));
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const name = `${type?.name}.${field.name}`;
      const permission = permissions[name];
      if (!permission)
        throw new Error(`${name} has no entry in graphql/permissions.ts: say who may ask for it.`);
      unused.delete(name);
      const resolve = guarded(field.resolve ?? defaultFieldResolver, { name: field.name, permission });
      field.resolve = type === schema.getMutationType() ? withFreshLoaders(resolve) : resolve;
      if (field.subscribe) field.subscribe = guarded(field.subscribe, { name: field.name, permission });
    }
  }
  for (const [name, permission] of Object.entries(fieldPermissions)) {
    const [typeName = '', fieldName = ''] = name.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`graphql/permissions.ts names no field of the schema: ${name}.`);
    field.resolve = guarded(field.resolve ?? defaultFieldResolver, { name, permission });
  }
  if (unused.size > 0)
    throw new Error(`graphql/permissions.ts names no fields of the schema: ${[...unused].join(', ')}.`);
  return schema;
}

/** The mutations of one operation run one after the other: what the first has read is old news to the second. */
function withFreshLoaders(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if (context.viewer !== null) context.loaders = createLoaders(context);
    return resolve(source, args, context, info);
  };
}

function guarded(
  resolve: Resolver,
  { name, permission }: { name: string; permission: Permission | 'ANYONE' },
): Resolver {
  if (permission === 'ANYONE') return resolve;
  return (source, args, context, info) => {
    refuseUnlessAllowed(context, { name, permission });
    return resolve(source, args, context, info);
  };
}

/** Throws UNAUTHENTICATED or FORBIDDEN, and says what is needed. */
export function refuseUnlessAllowed(
  context: Context | Anonymous,
  { name, permission }: { name: string; permission: Permission },
): void {
  if (context.viewer === null) {
    const message = `Sign in, or send a token as \`Authorization: Bearer fkk_…\`: ${name} is not public.`;
    throw new GraphQLError(message, { extensions: { code: 'UNAUTHENTICATED' } });
  }
  const { role, can, roleWithTotp } = context.viewer;
  const isToken = role === null;
  if (isToken ? permission.scopes.some((scope) => can.includes(scope)) : can.includes(permission.role))
    return;

  const needed = explainNeed(permission, isToken);
  const held = can.length === 0 ? 'nothing' : isToken ? can.join(', ') : role;
  const until = roleWithTotp === null ? '' : `: ${roleWithTotp} counts once you have set up TOTP`;
  throw new GraphQLError(`${name} needs ${needed}; you have ${held}${until}.`, {
    extensions: { code: 'FORBIDDEN', role: permission.role, scopes: permission.scopes },
  });
}

function explainNeed({ role, scopes }: Permission, isToken: boolean): string {
  if (!isToken) return `the role ${role}`;
  return scopes.length === 0
    ? `somebody signed in with the role ${role}, no token`
    : `a token with the scope ${scopes.join(' or ')}`;
}
