import { Alert, Button, Group, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
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
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isAsking, asking] = useDisclosure();
  const { form, general, findDetail } = useFormProblem(error, ['/mappingId']);
  const chosen = mappings.find(({ id }) => id === chosenId) ?? null;
  const isIgnored = isBlocked || chosen === null;
  const apply = () => {
    asking.close();
    if (!isIgnored) onApply(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isIgnored) return;
    if (isDirty) asking.open();
    else apply();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Group gap="xs" align="flex-end">
        <Select
          label={t('saved.use')}
          placeholder={t('saved.choose')}
          data={mappings.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          error={findDetail('/mappingId')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('saved.noSuch')}
          maxDropdownHeight={320}
          style={{ flex: '1 1 240px' }}
          onChange={setChosenId}
        />
        {/* It stays reachable, so that the focus is not lost while the mapping is applied. */}
        <Button type="submit" variant="default" aria-disabled={isIgnored} data-disabled={isIgnored || undefined}>
          {t('saved.apply')}
        </Button>
      </Group>
      <div role="alert">
        {general && (
          <Alert color="red" mt="xs">
            {general}
          </Alert>
        )}
      </div>
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
    </form>
  );
}
