'use client';
import { useTranslations } from 'next-intl';
import { Dialog } from '../dialog';
import classes from './keyboard-help.module.css';

const keys = [
  ['search', ['/']],
  ['leaveSearch', ['Esc']],
  ['next', ['j']],
  ['previous', ['k']],
  ['tick', ['x']],
  ['range', ['Shift', 'click']],
  ['open', ['Enter']],
  ['restore', ['r']],
  ['palette', ['⌘ / Ctrl', 'K']],
  ['help', ['?']],
] as const;

/** Every key there is, and what it does. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const t = useTranslations('keyboard');
  return (
    <Dialog isOpen onClose={onClose} size={520} title={t('title')} close={t('close')}>
      <dl className={classes.keys}>
        {keys.map(([action, pressed]) => (
          <div key={action}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key} className={classes.key}>
                  {key === 'click' ? t('click') : key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`actions.${action}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.hint}>{t('hint')}</p>
    </Dialog>
  );
}
