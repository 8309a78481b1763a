'use client';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { graphql } from '#graphql/tada';

const SavedViews = graphql('query SavedViews { savedViews { id name query } }');
const SaveView = graphql(`
  mutation SaveView($name: String!, $query: String!) {
    saveView(name: $name, query: $query) {
      __typename
      ... on ViewSaved { view { id name query } }
      ... on Refusal { message }
    }
  }
`);
const DeleteView = graphql(`
  mutation DeleteView($id: ID!) {
    deleteView(id: $id) { __typename ... on ViewDeleted { id } ... on Refusal { message } }
  }
`);

export type ViewAnswer = 'saved' | 'tooMany' | 'unreadable' | 'gone' | 'unanswered';
const mostViews = 50;

/** The viewer's own views by name, and what became of the last change. */
export function useSavedViews() {
  const [{ data, error, fetching }] = useQuery({ query: SavedViews, context: viewContext });
  const [saving, runSave] = useMutation(SaveView);
  const [deleting, runDelete] = useMutation(DeleteView);
  const [answer, setAnswer] = useState<{ kind: ViewAnswer; name: string } | null>(null);
  const views = data?.savedViews ?? [];

  async function save(name: string, query: string): Promise<boolean> {
    const { data: told } = await runSave({ name, query });
    const result = told?.saveView;
    const isSaved = result?.__typename === 'ViewSaved';
    const refusal = views.length >= mostViews ? 'tooMany' : 'unreadable';
    setAnswer({ kind: isSaved ? 'saved' : result ? refusal : 'unanswered', name });
    return isSaved;
  }

  async function remove(id: string, name: string) {
    const { data: told } = await runDelete({ id });
    const result = told?.deleteView;
    if (result?.__typename === 'ViewDeleted') return setAnswer(null);
    setAnswer({ kind: result ? 'gone' : 'unanswered', name });
  }

  const isBusy = saving.fetching || deleting.fetching;
  return {
    views,
    isLoading: fetching && !data,
    hasFailed: error !== undefined,
    save,
    remove,
    answer,
    isBusy,
  };
}

// A deleted view and an empty list name no type of their own.
const viewContext = { additionalTypenames: ['SavedView', 'ViewDeleted'] };
