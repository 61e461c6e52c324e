import { Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { type ErasureEntry, erasureQuery } from './erasure.api';
import { RowCount } from './erasure-steps';
import classes from './erasure.module.css';
import { KeepTable } from './stays-step';

/** One erasure: when, by whom, why, and how much went and stayed. */
export function ErasureCard({ erasure }: { erasure: ErasureEntry }) {
  const { t } = useTranslation('erasure');
  const label = useLabels();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { id, at, byName, reason, requestReference, counts, keeps } = erasure;
  const erased = counts.filter(({ treatment, rows }) => treatment !== 'keep' && rows > 0);
  const total = erased.reduce((sum, { rows }) => sum + rows, 0);
  const byTable = [...Map.groupBy(erased, ({ table }) => table)].map(([table, rows]) => ({
    table,
    rows: rows.reduce((sum, row) => sum + row.rows, 0),
  }));
  const why =
    reason === null ? t('list.byRequest', { reference: requestReference ?? '' }) : label('erasureReason', reason);
  return (
    <Card withBorder p="sm" radius="md" component="article" aria-label={format.moment(at)}>
      <Stack gap={2}>
        <Text size="sm" fw={600}>
          {format.moment(at)} · {byName ?? t('list.byCommand')}
        </Text>
        <Text size="sm">{why}</Text>
        <Text size="sm" c="dimmed">
          {t('list.rows', { count: total, formatted: format.count(total) })}
        </Text>
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <Text component="summary" size="sm">
            {t('list.details')}
          </Text>
          <ul className={classes['counts']} style={{ marginBlock: 8 }}>
            {byTable.map(({ table, rows }) => (
              <li key={table}>
                <RowCount table={table} rows={format.count(rows)} />
              </li>
            ))}
          </ul>
          {keeps.length > 0 && <KeepTable keeps={keeps} />}
          {isOpen && <Decisions id={id} />}
        </details>
      </Stack>
    </Card>
  );
}

/** Says how many mentions were replaced and kept. */
function Decisions({ id }: { id: string }) {
  const { t } = useTranslation('erasure');
  const { data } = useQuery(erasureQuery(id));
  if (!data || data.decisions.length === 0) return null;
  const replaced = data.decisions.filter(({ action }) => action === 'replace').length;
  return (
    <Text size="sm" mt={4}>
      {t('confirm.summary.mentions')}: {t('confirm.decided', { replaced, kept: data.decisions.length - replaced })}
    </Text>
  );
}
