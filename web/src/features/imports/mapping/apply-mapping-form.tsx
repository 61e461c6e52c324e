import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import type { SavedMapping } from './saved-mappings.api';

interface ApplyMappingFormProps {
  mappings: readonly SavedMapping[];
  error: Error | null;
  /** Whether the user has changes that would be lost. */
  isDirty: boolean;
  /** Whether no mapping can be applied for now. */
  isBlocked: boolean;
  onApply: (mapping: SavedMapping) => void;
}

/** Replaces the mapping of the import by a saved one, after asking if the user would lose changes. */
export function ApplyMappingForm({ mappings, error, isDirty, isBlocked, onApply }: ApplyMappingFormProps) {
  const { t } = useTranslation('imports');
  const draft = useFormDraft<{ mappingId: string | null }>(null, { mappingId: null });
  const [isAsking, asking] = useDisclosure();
  const chosen = mappings.find(({ id }) => id === draft?.values.mappingId) ?? null;
  const isIgnored = isBlocked || chosen === null;
  const apply = () => {
    asking.close();
    if (!isIgnored) onApply(chosen);
  };
  return (
    <>
      <RecordForm
        draft={draft}
        // Pressing again after the question was cancelled is no part of the press before.
        mutation={{ error, isPending: isAsking }}
        hasFoot={false}
        isSubmitDisabled={() => isIgnored}
        onSubmit={() => (isDirty ? asking.open() : apply())}
      >
        {({ field }) => (
          <Group gap="xs" align="flex-end">
            <SearchableSelect
              {...field('mappingId')}
              value={chosen?.id ?? null}
              label={t('saved.use')}
              placeholder={t('saved.choose')}
              data={mappings.map(({ id, name }) => ({ value: id, label: name }))}
              allowDeselect={false}
              nothingFoundMessage={t('saved.noSuch')}
              maxDropdownHeight={320}
              style={{ flex: '1 1 240px' }}
            />
            {/* It stays reachable, so that the focus is not lost while the mapping is applied. */}
            <Button type="submit" variant="default" aria-disabled={isIgnored} data-disabled={isIgnored || undefined}>
              {t('saved.apply')}
            </Button>
          </Group>
        )}
      </RecordForm>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('saved.replaceDraft', { name: chosen?.name ?? '' })}
        text={t('saved.replaceDraftHint')}
        submit={t('saved.apply')}
        error={null}
        isPending={false}
        onConfirm={apply}
        onClose={asking.close}
      />
    </>
  );
}
