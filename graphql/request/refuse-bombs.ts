import { type DocumentNode, GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql';

export const mostTokens = 2_000;
const mostSelections = 5_000;
const mostTwins = 20;
const mostLeafTwins = 100;
const deepest = 100;
const mostKept = 1_000;
const longestKept = 4_096;

/**
 * Refuses what would keep validation busy: it compares every field with every other of the same name, and every
 * fragment with every other, so that 450 times `viewer { name }` cost it 390 ms. A syntax error is the server's to tell.
 */
export function explainBomb(query: string): string | null {
  if (harmless.has(query)) return null;
  let document: DocumentNode;
  try {
    document = parse(query, { noLocation: true, maxTokens: mostTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
  const found = findBomb(document);
  if (found === null && query.length <= longestKept) keep(query);
  return found;
}

/** Texts that were looked at lately: clients send the same few again and again. */
const harmless = new Set<string>();

function keep(query: string): void {
  if (harmless.size >= mostKept) harmless.clear();
  harmless.add(query);
}

function findBomb({ definitions }: DocumentNode): string | null {
  const fragments = new Map<string, SelectionSetNode>();
  for (const node of definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node.selectionSet);
  }
  const search = { fragments, visited: 0 };
  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const found = findCrowd([node.selectionSet], search, 0);
    if (found !== null) return found;
  }
  return null;
}

interface Search {
  fragments: ReadonlyMap<string, SelectionSetNode>;
  visited: number;
}

/** Goes through the selections that validation would merge, fragments written out. */
function findCrowd(sets: readonly SelectionSetNode[], search: Search, depth: number): string | null {
  if (depth > deepest) return `The operation is more than ${deepest} levels deep.`;
  const twins = new Map<string, SelectionSetNode[]>();
  const counts = new Map<string, number>();
  const spread = new Set<string>();
  const waiting = [...sets];
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    for (const selection of set.selections) {
      search.visited++;
      if (search.visited > mostSelections) return `The operation has more than ${mostSelections} selections.`;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        waiting.push(selection.selectionSet);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = search.fragments.get(selection.name.value);
        if (fragment && !spread.has(selection.name.value)) waiting.push(fragment);
        spread.add(selection.name.value);
        continue;
      }
      const name = (selection.alias ?? selection.name).value;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      const most = selection.selectionSet ? mostTwins : mostLeafTwins;
      if (count > most) return `${name} is asked for more than ${most} times in one place.`;
      if (!selection.selectionSet) continue;
      const inner = twins.get(name);
      if (inner) inner.push(selection.selectionSet);
      else twins.set(name, [selection.selectionSet]);
    }
  }
  for (const inner of twins.values()) {
    const found = findCrowd(inner, search, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
