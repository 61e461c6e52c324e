import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import type { ErasureEntry } from './erasure.api';
import { RowCount } from './erasure-steps';
import classes from './erasure.module.css';
import { KeepTable } from './stays-step';

/** One erasure: when, by whom, why, and how much went and stayed. */
export function ErasureCard({ erasure }: { erasure: ErasureEntry }) {
  const { t } = useTranslation('erasure');
  const label = useLabels();
  const format = useFormat();
  const { at, byName, reason, requestReference, counts, keeps } = erasure;
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
        <details>
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
        </details>
      </Stack>
    </Card>
  );
}
