import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listTables, type ReportDefinition } from '../document/report-document.rules';
import { TableSection } from '../table/table-section';
import type { LockDocument } from './locks.api';
import { useRowLabels } from './use-row-labels';

/** The figures that a locked month keeps. */
export function LockedFigures({ lock, definition }: { lock: LockDocument; definition: ReportDefinition }) {
  const { t, i18n } = useTranslation('reports');
  const labelRow = useRowLabels(definition, lock.parameters);
  const tables = listTables(definition, lock.document);
  return (
    <Stack gap="md" component="section" aria-labelledby="locked-figures">
      <div>
        <Title order={2} size="h3" id="locked-figures">
          {t('locks.figures')}
        </Title>
        {i18n.language !== 'en' && (
          <Text size="sm" c="dimmed">
            {t('locks.inEnglish')}
          </Text>
        )}
        {lock.veiled > 0 && (
          <Text size="sm" c="dimmed">
            {t('locks.veiled', { count: lock.veiled })}
          </Text>
        )}
      </div>
      {tables.map((table) => {
        const rows = table.figures.rows.map((row) => labelRow(table.name, row));
        return <TableSection key={table.name} table={{ ...table, figures: { ...table.figures, rows } }} level={3} />;
      })}
    </Stack>
  );
}
