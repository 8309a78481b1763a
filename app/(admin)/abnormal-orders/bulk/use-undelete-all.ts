'use client';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { useToast } from '../../use-toast';
import { useUndoToast } from '../../use-undo-toast';
import { UndeleteAbnormalOrders } from './bulk-delete-query';
import { runWaves } from './run-waves';

/** As many as the server takes at once. */
const waveSize = 100;

/** The toast that says how many rows were deleted, and puts all of them back. */
export function useUndeleteAll() {
  const t = useTranslations('bulkDelete');
  const toast = useToast();
  const offerUndo = useUndoToast();
  const [, undeleteWave] = useMutation(UndeleteAbnormalOrders);

  async function undelete(ids: readonly string[]) {
    let back = 0;
    await runWaves(ids, {
      size: waveSize,
      send: async (wave) => (await undeleteWave({ ids: wave })).data?.undeleteAbnormalOrders ?? null,
      onWave(_, results) {
        back += results?.filter(({ __typename }) => __typename === 'AbnormalOrderUndeleted').length ?? 0;
        return results !== null;
      },
    });
    if (back === ids.length) toast({ color: 'green', message: t('undone', { count: back }) });
    else toast({ color: 'red', autoClose: false, message: t('undoFailed', { count: ids.length - back }) });
  }
  return {
    sayDeleted: (ids: readonly string[]) =>
      offerUndo({
        title: t('done', { count: ids.length }),
        message: t('doneNext'),
        milliseconds: 30_000,
        undo: t('undoAll'),
        onUndo: () => undelete(ids),
      }),
  };
}
