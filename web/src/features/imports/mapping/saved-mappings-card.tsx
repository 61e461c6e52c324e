import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import type { Import } from '../imports.api';
import { ApplyMappingForm } from './apply-mapping-form';
import { SaveMappingDialog } from './save-mapping-dialog';
import { SavedMappingsDialog } from './saved-mappings-dialog';
import { type SavedMapping, savedMappingsQuery } from './saved-mappings.api';
import { type AppliedMapping, listMissingColumns } from './saved-mappings.rules';
import type { MappingForm } from './use-mapping-form';

interface SavedMappingsCardProps {
  found: Import;
  form: MappingForm;
}

/** The mappings that were saved for this kind of records: to use one, to save this one, and to manage them. */
export function SavedMappingsCard({ found, form }: SavedMappingsCardProps) {
  const { t } = useTranslation('imports');
  const { data, error, refetch } = useQuery(savedMappingsQuery(found.entity));
  return (
    <Card withBorder component="section" aria-labelledby="import-saved-mappings" p="md">
      <Title order={2} size="h5" id="import-saved-mappings">
        {t('saved.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('saved.hint')}
      </Text>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data && <SavedMappingTools found={found} form={form} mappings={data.items} />}
    </Card>
  );
}

function SavedMappingTools({ found, form, mappings }: SavedMappingsCardProps & { mappings: readonly SavedMapping[] }) {
  const { t } = useTranslation('imports');
  const [applied, setApplied] = useState<AppliedMapping | null>(null);
  const [isSaving, saving] = useDisclosure();
  const [isManaging, managing] = useDisclosure();
  const { values, applyError, isApplying, isConflict, isDirty, isPending } = form;
  const inUse = mappings.find(({ id }) => id === applied?.id) ?? null;
  const apply = (mapping: SavedMapping) =>
    form.apply(mapping.id, (changed) =>
      setApplied({ id: mapping.id, missing: listMissingColumns(mapping, changed.mapping) }),
    );
  return (
    <Stack gap="xs">
      {mappings.length > 0 && (
        <ApplyMappingForm
          mappings={mappings}
          error={applyError}
          isDirty={isDirty}
          isBlocked={isConflict || isPending}
          onApply={apply}
        />
      )}
      <Text size="sm" role="status" data-applied style={{ overflowWrap: 'anywhere' }}>
        {applied && inUse && !isApplying && !applyError && <AppliedText name={inUse.name} missing={applied.missing} />}
      </Text>
      <Group gap="xs">
        <Button variant="default" disabled={isApplying || values.entries.length === 0} onClick={saving.open}>
          {t('saved.save')}
        </Button>
        <Button variant="subtle" onClick={managing.open}>
          {t('saved.manage')}
        </Button>
      </Group>
      <SaveMappingDialog
        isOpen={isSaving}
        found={found}
        draft={values}
        mappings={mappings}
        applied={applied}
        onClose={saving.close}
        onSaved={setApplied}
      />
      <SavedMappingsDialog isOpen={isManaging} entity={found.entity} onClose={managing.close} />
    </Stack>
  );
}

/** Says which mapping is in use, and which of its columns the file lacks. */
function AppliedText({ name, missing }: { name: string; missing: readonly string[] }) {
  const { t } = useTranslation('imports');
  if (missing.length === 0) return t('saved.complete', { name });
  return t('saved.missing', { name, count: missing.length, columns: missing.join(', ') });
}
