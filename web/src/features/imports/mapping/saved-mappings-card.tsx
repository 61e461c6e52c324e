import { Alert, Button, Card, Group, Select, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../imports.api';
import type { MappingDraft } from './mapping-draft.rules';
import { SaveMappingDialog } from './save-mapping-dialog';
import { SavedMappingsDialog } from './saved-mappings-dialog';
import { savedMappingsQuery } from './saved-mappings.api';
import { listMissingColumns } from './saved-mappings.rules';

interface SavedMappingsCardProps {
  found: Import;
  draft: MappingDraft;
  error: Error | null;
  isPending: boolean;
  onApply: (mappingId: string) => void;
}

/** The mappings that were saved for this kind of records: to use one, to save this one, and to manage them. */
export function SavedMappingsCard({ found, draft, error, isPending, onApply }: SavedMappingsCardProps) {
  const { t } = useTranslation('imports');
  const { data } = useQuery(savedMappingsQuery(found.entity));
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [isSaving, saving] = useDisclosure();
  const [isManaging, managing] = useDisclosure();
  const saveButton = useRef<HTMLButtonElement>(null);
  const mappings = data?.items ?? [];
  const chosen = mappings.find(({ id }) => id === chosenId);
  return (
    <Card withBorder component="section" aria-labelledby="import-saved-mappings" p="md">
      <Title order={2} size="h5" id="import-saved-mappings">
        {t('saved.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('saved.hint')}
      </Text>
      <Group gap="xs" align="flex-end">
        {mappings.length > 0 && (
          <Select
            label={t('saved.use')}
            placeholder={t('saved.choose')}
            data={mappings.map(({ id, name }) => ({ value: id, label: name }))}
            value={error ? null : (chosen?.id ?? null)}
            disabled={isPending}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t('saved.noSuch')}
            maxDropdownHeight={320}
            style={{ flex: '1 1 240px' }}
            onChange={(id) => {
              setChosenId(id);
              if (id !== null) onApply(id);
            }}
          />
        )}
        <Button ref={saveButton} variant="default" disabled={draft.entries.length === 0} onClick={saving.open}>
          {t('saved.save')}
        </Button>
        {mappings.length > 0 && (
          <Button variant="subtle" onClick={managing.open}>
            {t('saved.manage')}
          </Button>
        )}
      </Group>
      <div role="alert">
        {error && (
          <Alert color="red" mt="xs">
            {error.message}
          </Alert>
        )}
      </div>
      <Text size="sm" mt={chosen ? 'xs' : 0} role="status" data-applied style={{ overflowWrap: 'anywhere' }}>
        {chosen && !error && !isPending && <AppliedText missing={listMissingColumns(chosen, found)} />}
      </Text>
      <SaveMappingDialog
        isOpen={isSaving}
        found={found}
        draft={draft}
        mappings={mappings}
        name={chosen?.name ?? ''}
        onClose={saving.close}
        onSaved={setChosenId}
      />
      <SavedMappingsDialog
        isOpen={isManaging}
        mappings={mappings}
        onClose={managing.close}
        onFocusLost={() => saveButton.current?.focus()}
      />
    </Card>
  );
}

/** Says which columns of the mapping the file lacks. */
function AppliedText({ missing }: { missing: readonly string[] }) {
  const { t } = useTranslation('imports');
  if (missing.length === 0) return t('saved.complete');
  return t('saved.missing', { count: missing.length, columns: missing.join(', ') });
}
