import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

export interface RootField {
  kind: 'query' | 'mutation' | 'subscription';
  name: string;
  field: Field;
}

export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) =>
    Object.entries(roots[kind]?.getFields() ?? {}).map(([name, field]) => ({
      kind,
      name: `${roots[kind]}.${name}`,
      field,
    })),
  );
}

/** The shortest operation that asks for a root field; every id in it is `id`. */
export function aQuestion(
  { kind, field }: RootField,
  { id, optional = [] }: { id: string; optional?: string[] },
): string {
  const args = field.args
    .filter((arg) => isRequiredArgument(arg) || optional.includes(arg.name))
    .map((arg) => `${arg.name}: ${aValue(arg.type, id)}`);
  const list = args.length === 0 ? '' : `(${args.join(', ')})`;
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${kind} { ${field.name}${list}${selection} }`;
}

/** Every field of a type down to some depth. */
export function everyField(schema: GraphQLSchema, typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (!isAbstractType(type)) return `{ __typename ${fieldsOf(schema, typeName, depth).join(' ')} }`;
  const branches = schema
    .getPossibleTypes(type)
    .map(({ name }) => `... on ${name} ${everyField(schema, name, depth)}`);
  return `{ __typename ${branches.join(' ')} }`;
}

/** The same, each field by itself. */
export function fieldsOf(schema: GraphQLSchema, typeName: string, depth: number): string[] {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    return depth > 1 ? [`${field.name} ${everyField(schema, inner.name, depth - 1)}`] : [];
  });
}

function aValue(type: GraphQLInputType, id: string): string {
  if (isNonNullType(type)) return aValue(type.ofType, id);
  if (isListType(type)) return `[${aValue(type.ofType, id)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((field) => `${field.name}: ${aValue(field.type, id)}`).join(', ')} }`;
  }
  switch (type.name) {
    case 'ID':
      return JSON.stringify(id);
    case 'String':
    case 'Secret':
      return '"x"';
    case 'DateTime':
      return '"2026-11-01T12:00:00+09:00"';
    case 'Boolean':
      return 'true';
    default:
      return '1';
  }
}
