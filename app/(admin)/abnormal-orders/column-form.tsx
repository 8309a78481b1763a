'use client';
import { ActionIcon, Button, Checkbox, Radio } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useColumnLayout } from './column-context';
import classes from './column-form.module.css';
import { densities, fixedColumns, guideLayout, moveColumn, showColumn } from './column-layout';

/** Every change counts at once and is kept for this person. */
export function ColumnForm() {
  const t = useTranslations('columns');
  const name = useTranslations('abnormalOrders.columns');
  const { layout, choose } = useColumnLayout();
  const { order, hidden, density } = layout;
  return (
    <div className={classes.form}>
      <Radio.Group
        size="xs"
        label={t('density')}
        value={density}
        onChange={(chosen) =>
          choose({ ...layout, density: densities.find((known) => known === chosen) ?? density })
        }
      >
        <div className={classes.densities}>
          {densities.map((one) => (
            <Radio key={one} size="xs" value={one} label={t(`densities.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      <fieldset className={classes.columns}>
        <legend>{t('columns')}</legend>
        <ol>
          {order.map((column, place) => (
            <li key={column}>
              <Checkbox
                size="xs"
                label={name(column)}
                checked={!hidden.includes(column)}
                disabled={fixedColumns.includes(column)}
                onChange={({ currentTarget }) => choose(showColumn(layout, column, currentTarget.checked))}
              />
              <span className={classes.moves}>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={t('earlier', { column: name(column) })}
                  disabled={place === 0}
                  onClick={() => choose(moveColumn(layout, column, -1))}
                >
                  <ChevronUp size={14} aria-hidden="true" />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  aria-label={t('later', { column: name(column) })}
                  disabled={place === order.length - 1}
                  onClick={() => choose(moveColumn(layout, column, 1))}
                >
                  <ChevronDown size={14} aria-hidden="true" />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ol>
      </fieldset>
      <Button variant="default" size="xs" onClick={() => choose(guideLayout)}>
        {t('reset')}
      </Button>
    </div>
  );
}
