'use client';
import { useQueryState } from 'nuqs';
import { parseAsStringLiteral } from 'nuqs/server';
import { useEffect, useRef, useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { useViewerCan } from '../../use-viewer-can';
import { Choice_abnormalOrder } from './choice.fragment';
import type { Asked } from './find-choices';
import { drop, nothingChosen, rowsBetween, type Selection, tick } from './selection';
import type { SelectionDesk } from './selection-desk';
import { useChooseAll } from './use-choose-all';

interface Listed {
  asked: Asked;
  rows: readonly FragmentOf<typeof Choice_abnormalOrder>[];
}

/**
 * What is ticked on the list. It outlives page turns, not another filter: rows that nobody sees must not be acted on.
 * `?select=all` ticks every row that matches, once. null: this person may not act on rows.
 */
export function useSelection({ asked, rows: masked }: Listed): SelectionDesk | null {
  const mayAct = useViewerCan('OPERATE');
  const filter = JSON.stringify([asked.status, asked.filter]);
  const [kept, setKept] = useState({ filter, chosen: nothingChosen });
  const anchor = useRef<string | null>(null);
  const rows = readFragment(Choice_abnormalOrder, masked).map(({ id, trade }) => ({
    id,
    total: trade.total,
  }));

  const change = (of: (chosen: Selection) => Selection) =>
    setKept((before) => ({ filter, chosen: of(before.filter === filter ? before.chosen : nothingChosen) }));
  const { chooseAll, isChoosingAll } = useChooseAll(asked, (found) =>
    change((before) => tick(before, found, true)),
  );
  useSelectParameter(mayAct, chooseAll);

  if (!mayAct) return null;
  return {
    chosen: kept.filter === filter ? kept.chosen : nothingChosen,
    rows,
    isChoosingAll,
    chooseAll,
    tickRow(id, { isTicked, isRange }) {
      const touched = rowsBetween(rows, isRange ? anchor.current : null, id);
      anchor.current = id;
      change((before) => tick(before, touched, isTicked));
    },
    tickPage: (isTicked) => change((before) => tick(before, rows, isTicked)),
    drop: (ids) => change((before) => drop(before, ids)),
    clear: () => change(() => nothingChosen),
  };
}

/** A one-time order: once obeyed it leaves the address, so that a reload does not tick what came meanwhile. */
function useSelectParameter(mayAct: boolean, chooseAll: () => Promise<void>): void {
  const [select, setSelect] = useQueryState('select', parseAsStringLiteral(['all']));
  const isObeyed = useRef(false);
  useEffect(() => {
    if (select !== 'all') isObeyed.current = false;
    if (select !== 'all' || !mayAct || isObeyed.current) return;
    isObeyed.current = true;
    setSelect(null, { history: 'replace' });
    chooseAll();
  }, [select, mayAct, setSelect, chooseAll]);
}
