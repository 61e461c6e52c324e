import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useFocusInvalid } from '../../../shared/fields/use-focus';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { type Import, importFieldsQuery, useCheckImport } from '../imports.api';
import { ColumnList } from './column-list';
import { DefaultInputs } from './default-inputs';
import { HistoryInput } from './history-input';
import { MappingConflict } from './mapping-conflict';
import { isSuggested, listMissing, listUnpriced } from './mapping-draft.rules';
import { MatchInputs } from './match-inputs';
import { MissingInputs } from './missing-inputs';
import { ReadingCard } from './reading-card';
import { SavedMappingsCard } from './saved-mappings-card';
import { UnreadableInputs } from './unreadable-inputs';
import { useFieldName } from './use-field-texts';
import { useMappingForm } from './use-mapping-form';
import { useWantedColumn } from './use-wanted-column';
import { listStoppedColumns } from './word-meanings.rules';

interface MappingStepProps {
  found: Import;
  /** Whether the user may change the import. */
  canWrite: boolean;
  onChecked: () => void;
}

/** The second step: the field that each column fills, and how records are found that exist already. */
export function MappingStep({ found, canWrite, onChecked }: MappingStepProps) {
  const { t } = useTranslation('imports');
  const getFieldName = useFieldName();
  const { data: options, error: failure, refetch } = useQuery(importFieldsQuery(found.id));
  const form = useMappingForm(found);
  const check = useCheckImport(found.id);
  const element = useRef<HTMLDivElement>(null);
  const error = form.error ?? check.error;
  useFocusInvalid(element, error);
  useWantedColumn(element, options !== undefined && form.isReady);
  if (failure && !options) return <ProblemState error={failure} onRetry={() => void refetch()} />;
  if (!options || !form.isReady) return <LoadingState />;
  const { values, change, isConflict, isDirty } = form;
  const problem = error instanceof ProblemError ? error : null;
  const missing = listMissing(values, options.fields);
  const unpriced = listUnpriced(values, found.columns, options.fields);
  const unknown = listStoppedColumns(values, found);
  const startCheck = () => check.mutate(undefined, { onSuccess: onChecked });
  const isPending = form.isPending || check.isPending;
  return (
    <Stack gap="md" ref={element}>
      <Text size="sm">{t('mapping.hint')}</Text>
      {form.isRestored && <RestoredNotice onDiscard={form.discard} />}
      {isConflict && (
        <MappingConflict
          mine={values}
          theirs={form.stored}
          fields={options.fields}
          onKeep={form.keep}
          onTake={form.discard}
        />
      )}
      {canWrite && found.headingRow !== null && <ReadingCard found={found} onReplaced={form.discard} />}
      {canWrite && <SavedMappingsCard found={found} form={form} />}
      <Stack gap="md" inert={form.isApplying}>
        <Card withBorder component="section" aria-labelledby="import-columns" p="md">
          <Group justify="space-between" gap="xs">
            <Title order={2} size="h5" id="import-columns">
              {t('mapping.columns')}
            </Title>
            {canWrite && !isSuggested(values, options) && (
              <Button size="xs" variant="light" onClick={() => change({ entries: options.suggestion })}>
                {t('mapping.takeSuggestion')}
              </Button>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {t('mapping.overwriteHint')}
          </Text>
          <ColumnList
            found={found}
            options={options}
            draft={values}
            problem={problem}
            isDisabled={!canWrite}
            onChange={change}
          />
        </Card>
        <DefaultInputs
          fields={options.fields}
          draft={values}
          problem={problem}
          missing={missing}
          isDisabled={!canWrite}
          onChange={change}
        />
        <UnreadableInputs
          fields={options.fields}
          draft={values}
          problem={problem}
          isDisabled={!canWrite}
          onChange={change}
        />
        <MatchInputs options={options} draft={values} problem={problem} isDisabled={!canWrite} onChange={change} />
        <MissingInputs
          entity={found.entity}
          createMissing={values.createMissing}
          isDisabled={!canWrite}
          onChange={(createMissing) => change({ createMissing })}
        />
        <HistoryInput
          entity={found.entity}
          mode={values.mode}
          isDisabled={!canWrite}
          onChange={(mode) => change({ mode })}
        />
        <div role="alert">{error && !isConflict && <Alert color="red">{error.message}</Alert>}</div>
        {canWrite && (
          <Group justify="flex-end" gap="sm">
            {missing.length > 0 && (
              <Text size="sm" fw={600} role="status" style={{ flex: '1 1 240px' }} data-missing>
                {t('mapping.missing', { fields: missing.map(({ name }) => getFieldName(name)).join(', ') })}
              </Text>
            )}
            {unpriced.length > 0 && (
              <Text size="sm" fw={600} role="status" style={{ flex: '1 1 240px' }} data-unpriced>
                {t('mapping.unpriced', { columns: unpriced.join(', ') })}
              </Text>
            )}
            {unknown.length > 0 && (
              <Text size="sm" fw={600} role="status" style={{ flex: '1 1 240px' }} data-unknown-words>
                {t('meanings.still', { columns: unknown.join(', ') })}
              </Text>
            )}
            {isDirty && (
              <Button
                variant="default"
                disabled={isConflict || isPending}
                onClick={() => form.save(() => notifications.show({ message: t('mapping.saved'), color: 'green' }))}
              >
                {t('mapping.save')}
              </Button>
            )}
            <Button
              loading={isPending}
              disabled={isConflict}
              onClick={() => (isDirty ? form.save(startCheck) : startCheck())}
            >
              {t('mapping.check')}
            </Button>
          </Group>
        )}
      </Stack>
    </Stack>
  );
}
