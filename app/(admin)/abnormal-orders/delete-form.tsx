'use client';
import { Alert, Button, Radio, Stack, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import dialog from '../dialog.module.css';
import facts from '../facts.module.css';
import { cancelWay } from './cancel-way';
import { DeleteForm_abnormalOrder } from './delete-form.fragment';
import { useDelete } from './use-delete';

/** The guide's two cases, and whatever else. */
const reasons = ['cancelledAtGateway', 'reordered', 'other'] as const;

interface DeleteFormProps {
  order: FragmentOf<typeof DeleteForm_abnormalOrder>;
  onClose: () => void;
}

export function DeleteForm({ order: masked, onClose }: DeleteFormProps) {
  const t = useTranslations('deletion');
  const order = readFragment(DeleteForm_abnormalOrder, masked);
  const isCharged = order.trade.money === 'HELD' || order.trade.money === 'TAKEN';
  const [choice, setChoice] = useState<(typeof reasons)[number] | null>(null);
  const [words, setWords] = useState('');
  const { remove, refusal, isBusy } = useDelete(onClose);
  const reason = choice === null || choice === 'other' ? words.trim() : t(`reasons.${choice}`);

  function submit(event: FormEvent) {
    event.preventDefault();
    remove(order.id, reason);
  }

  return (
    <form className={dialog.body} onSubmit={submit}>
      <dl className={facts.facts}>
        <dt>{t('number')}</dt>
        <dd className="figure">
          <strong>{order.orderNumber}</strong>
        </dd>
        <dt>{t('customer')}</dt>
        <dd>{order.checkout?.customer.name ?? '-'}</dd>
        <dt>{t('charged')}</dt>
        <dd className="figure">
          {formatYen(order.trade.total)} {t(`money.${order.trade.money}`)}
        </dd>
      </dl>
      {isCharged ? (
        <Alert
          variant="default"
          data-level="caution"
          title={t('stillCharged', { total: formatYen(order.trade.total) })}
        >
          {t(`stillChargedNext.${cancelWay(order)}`)}
        </Alert>
      ) : (
        <p className={dialog.hint}>{t('hint')}</p>
      )}
      <Radio.Group
        label={t(isCharged ? 'reasonRequired' : 'reasonOptional')}
        value={choice}
        onChange={(value) => setChoice(reasons.find((one) => one === value) ?? null)}
      >
        <Stack gap={6} mt={6}>
          {reasons.map((one) => (
            <Radio key={one} value={one} label={t(`reasons.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {choice === 'other' && (
        <Textarea
          label={t('words')}
          rows={2}
          maxLength={500}
          value={words}
          autoFocus
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      <footer className={dialog.foot}>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
            {refusal.next}
          </Alert>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button type="submit" color="red" loading={isBusy} disabled={isCharged && reason === ''}>
            {t('submit')}
          </Button>
        </div>
      </footer>
    </form>
  );
}
