import type { AlertWords } from '#recovery/alerts/alert-words';

export const englishWords: AlertWords = {
  subject: {
    DIGEST: (open, yen) => `Abnormal orders to act on: ${open} (${yen})`,
    NOTHING_OPEN: 'No abnormal order needs you',
    OUTAGE: (since, rows) => `Abnormal orders are piling up: ${rows} since ${since}`,
    OUTAGE_GREW: (since, rows) => `Abnormal orders keep piling up: ${rows} since ${since}`,
    NOTICES_STOPPED: (since) => `No notice from GMOPG since ${since}`,
    NOTICES_BACK: () => 'Notices from GMOPG arrive again',
    TEST: 'A test of your alerts',
  },
  open: (open, yen) => `Abnormal orders to act on: ${open}. Money at risk: ${yen}.`,
  nothingOpen: 'No abnormal order needs you.',
  endingToday: 'Ends tonight at 24:00 in Japan',
  ends: {
    VOID: 'Void (VOID)',
    RETURN: 'Return (RETURN)',
    RETURNX: 'Late return (RETURNX)',
    SALES: 'Capture',
  },
  rows: (count, yen) => `${count}, ${yen}`,
  oldest: 'The oldest',
  status: {
    RESTORABLE: 'Restorable',
    RESTORED: 'Restored',
    DUPLICATE: 'Duplicate',
    UNRECOVERABLE: 'Unrecoverable',
  },
  noName: '(name unknown)',
  done: (since) => `Done since ${since}`,
  restored: 'Restored',
  cancelled: 'Cancelled or returned',
  outage: (since, until, rows) =>
    `Of the abnormal orders that came between ${since} and ${until}, ${rows} wait for somebody.`,
  outageNext:
    'The network or GMOPG may have an outage. Once it is over, look through the list and restore them together. You hear of this outage again only when there are ten times as many.',
  stopped: (since) => `GMOPG has sent no notice since ${since}.`,
  usual: (count) => `In the same hours of the weeks before, ${count} came on average.`,
  stoppedNext:
    "Check the notice URL in GMOPG's console, this server and the network. Payments made meanwhile are found by reconciliation.",
  back: (since, backAt) => `After a silence since ${since}, a notice came at ${backAt}.`,
  backNext: 'To be sure of the payments made meanwhile, run a reconciliation.',
  test: 'This is a test. If you read it, alerts reach this address.',
  list: 'Abnormal orders',
  log: 'Notice log',
  foot: 'You get this because your address stands under Settings › Alerts.',
};
