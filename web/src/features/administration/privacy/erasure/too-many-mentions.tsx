import { Alert, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/api/api.errors';
import type { FormDraft } from '../../../../shared/forms/use-form-draft';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabelOptions } from '../../../../shared/labels/use-labels';
import { useTableName } from './erasure-steps';
import type { ErasureValues, KeepReason } from './erasure-values.rules';

/** Asks for the tables whose mentions all stay, because there are too many to decide one by one. */
export function TooManyMentions({ problem, draft }: { problem: Problem; draft: FormDraft<ErasureValues> }) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const nameTable = useTableName();
  const reasons = useLabelOptions('erasureMentionReason');
  const { keptTables } = draft.values;
  const countMentions = (table: string) => {
    const count = problem.tables?.find((one) => one.table === table)?.rows;
    return count === undefined ? undefined : t('tooMany.count', { count, formatted: format.count(count) });
  };
  const tables = (problem.tables ?? []).map(({ table }) => table);
  return (
    <Stack gap="sm">
      <Alert color="orange" title={t('tooMany.title')}>
        {t('tooMany.hint')}
      </Alert>
      {[...new Set([...Object.keys(keptTables), ...tables])].map((table) => (
        <Select
          key={table}
          label={t('tooMany.table', { table: nameTable(table) })}
          description={countMentions(table)}
          maw={480}
          clearable
          placeholder={t('tooMany.ask')}
          data={reasons}
          value={keptTables[table] ?? null}
          onChange={(reason) => {
            const { [table]: _, ...others } = keptTables;
            draft.change({ keptTables: reason === null ? others : { ...others, [table]: reason as KeepReason } });
          }}
        />
      ))}
    </Stack>
  );
}
