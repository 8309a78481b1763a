import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks for, fragments written out. Introspection counts neither as deep nor as costly: validation bounds it. */
export interface Measure {
  depth: number;
  aliases: number;
  directives: number;
  /** About the number of values in the answer, at the most: what a list holds counts as often as the list is asked for. */
  cost: number;
}

interface Asked {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

const usualPage = 50;
const largestPage = 100;
const usualList = 5;

/** Linear in the document's length: each fragment is measured once. Call it on a validated document. */
export function measureOperation({ schema, document, operation, variables }: Asked): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const measured = new Map<string, Measure>();
  const defaults = new Map<string, number>();
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
  }

  function measureSelection({ selections }: SelectionSetNode, typeName: string): Measure {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
    const whole: Measure = { ...nothing };
    // An answer is of one type: of a union's branches only the costliest counts.
    const branches = new Map<string, number>();
    for (const selection of selections) {
      const part =
        selection.kind === Kind.FIELD
          ? measureField(selection, fields[selection.name.value], typeName)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? measureSelection(selection.selectionSet, selection.typeCondition?.name.value ?? typeName)
            : measureFragment(selection.name.value);
      whole.depth = Math.max(whole.depth, part.depth);
      whole.aliases += part.aliases;
      whole.directives += part.directives + (selection.directives?.length ?? 0);
      const branch =
        selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
      if (isAbstractType(type) && branch !== undefined && branch !== typeName) {
        branches.set(branch, (branches.get(branch) ?? 0) + part.cost);
        continue;
      }
      whole.cost += part.cost;
    }
    whole.cost += Math.max(0, ...branches.values());
    return whole;
  }

  function measureFragment(name: string): Measure {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    const measure = fragment
      ? measureSelection(fragment.selectionSet, fragment.typeCondition.name.value)
      : nothing;
    measured.set(name, measure);
    return measure;
  }

  function measureField(
    node: FieldNode,
    field: GraphQLField<unknown, unknown> | undefined,
    parent: string,
  ): Measure {
    const aliases = node.alias ? 1 : 0;
    if (!field || !node.selectionSet) return { depth: 1, aliases, directives: 0, cost: 1 };
    const inner = measureSelection(node.selectionSet, getNamedType(field.type).name);
    const times = parent.endsWith('Connection') ? 1 : timesAsked(node, field, { variables, defaults });
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + aliases,
      directives: inner.directives,
      cost: times * (1 + inner.cost),
    };
  }

  const root = schema.getRootType(operation.operation);
  return root ? measureSelection(operation.selectionSet, root.name) : nothing;
}

const nothing: Measure = { depth: 0, aliases: 0, directives: 0, cost: 0 };

function timesAsked(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  {
    variables,
    defaults,
  }: { variables: Readonly<Record<string, unknown>>; defaults: ReadonlyMap<string, number> },
): number {
  const given = (name: string) => {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return variables[value.name.value] ?? defaults.get(value.name.value);
    if (value?.kind === Kind.INT) return Number(value.value);
    return value?.kind === Kind.LIST ? value.values : undefined;
  };
  const inputs = given('inputs');
  if (Array.isArray(inputs)) return Math.min(inputs.length, largestPage);
  if (field.args.some((arg) => arg.name === 'first')) {
    const size = given('first') ?? given('last') ?? usualPage;
    return typeof size === 'number' ? Math.min(Math.max(size, 1), largestPage) : usualPage;
  }
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  return isListType(type) && !isLeafType(getNamedType(type)) ? usualList : 1;
}
