'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useToast } from '../../use-toast';
import { type Asked, findChoices } from './find-choices';
import type { Choice } from './selection';

/** Finds every row that matches; what was found under a filter that is gone by then is not told. */
export function useChooseAll(asked: Asked, onFound: (rows: Choice[]) => void) {
  const t = useTranslations('bulk');
  const client = useClient();
  const toast = useToast();
  const [isChoosingAll, setIsChoosingAll] = useState(false);
  const latest = useRef({ asked, onFound });
  useEffect(() => {
    latest.current = { asked, onFound };
  });

  async function chooseAll() {
    const { asked: then } = latest.current;
    setIsChoosingAll(true);
    const found = await findChoices(client, { status: then.status, filter: then.filter });
    setIsChoosingAll(false);
    if (!found) toast({ color: 'red', message: t('chooseAllFailed'), autoClose: false });
    else if (filterOf(latest.current.asked) === filterOf(then)) latest.current.onFound(found);
  }
  return { chooseAll, isChoosingAll };
}

function filterOf({ status, filter }: Asked): string {
  return JSON.stringify([status, filter]);
}
