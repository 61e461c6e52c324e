import { Button, Card, Group, List, Progress, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { EmptyState } from '../../../shared/layout/empty-state';
import { useCan } from '../../../shared/session/use-session';
import type { Import } from '../imports.api';
import { WizardFrame } from '../wizard-frame';
import { ENTITIES, EntitySelect } from './entity-select';
import { FileDrop } from './file-drop';
import { useUploadImport } from './new-import.api';

/** The first step of an import: the file, and the kind of its records. */
export function NewImportPage() {
  const { t } = useTranslation(['imports', 'shared']);
  const canWrite = useCan('imports:write');
  if (!canWrite) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  return (
    <WizardFrame title={t('words.importFile')} step="file">
      <UploadForm />
    </WizardFrame>
  );
}

interface UploadValues {
  entity: Import['entity'] | null;
  file: File | null;
}

function UploadForm() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: '/user/imports/new' });
  const entity = ENTITIES.find((one) => one === search.entity) ?? null;
  // A file cannot be kept as a draft.
  const [values, setValues] = useState<UploadValues>({ entity, file: null });
  const { mutate, isPending, error, reset, share, stop } = useUploadImport();
  const change = (changed: UploadValues) => {
    reset();
    setValues(changed);
  };
  return (
    <Card withBorder p="md">
      <RecordForm
        draft={nestDraft(values, change)}
        mutation={{ error, isPending }}
        required={{ entity: t('chooseEntity'), file: t('chooseFile') }}
        hasFoot={false}
        onSubmit={({ file, entity }) =>
          mutate(
            { file: file!, entity: entity! },
            {
              onSuccess: ({ id }) =>
                void navigate({ to: '/imports/$importId', params: { importId: id }, replace: true }),
            },
          )
        }
      >
        {({ field }) => (
          <>
            <EntitySelect {...field('entity')} isDisabled={isPending} />
            <FileDrop {...field('file')} isDisabled={isPending} />
            <div>
              <Text size="sm" fw={500}>
                {t('limits.title')}
              </Text>
              <List size="sm">
                <List.Item>{t('limits.types')}</List.Item>
                <List.Item>{t('limits.size')}</List.Item>
                <List.Item>{t('limits.sheet')}</List.Item>
              </List>
            </div>
            {isPending && (
              <div role="status">
                <Text size="sm">{share < 1 ? t('uploading', { share: format.percent(share) }) : t('reading')}</Text>
                <Progress value={share * 100} aria-label={t('uploadShare')} mt={4} />
              </div>
            )}
            <Group justify="flex-end">
              {isPending && (
                <Button variant="default" onClick={stop}>
                  {t('stop.submit')}
                </Button>
              )}
              <Button type="submit" loading={isPending}>
                {t('upload')}
              </Button>
            </Group>
          </>
        )}
      </RecordForm>
    </Card>
  );
}
