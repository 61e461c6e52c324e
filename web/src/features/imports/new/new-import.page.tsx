import { Alert, Button, Card, Group, List, Progress, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFormat } from '../../../shared/format/use-format';
import { EmptyState } from '../../../shared/layout/empty-state';
import { useCan } from '../../../shared/session/use-session';
import type { Import } from '../imports.api';
import { WizardFrame } from '../wizard-frame';
import { EntitySelect } from './entity-select';
import { FileDrop } from './file-drop';
import { useUploadImport } from './new-import.api';

/** The first step of an import: the file, and the kind of its records. */
export function NewImportPage() {
  const { t } = useTranslation(['imports', 'shared']);
  const canWrite = useCan('imports:write');
  if (!canWrite) return <EmptyState isPage title={t('shared:forbidden')} hint={t('shared:forbiddenHint')} />;
  return (
    <WizardFrame title={t('new')} step="file">
      <UploadForm />
    </WizardFrame>
  );
}

/** The fields that a form lacks. */
type Missing = 'file' | 'entity';

function UploadForm() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [entity, setEntity] = useState<Import['entity'] | null>(null);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const { mutate, isPending, error, reset, share, stop } = useUploadImport();
  const refusal = error?.name === 'AbortError' ? null : error;
  const { form, general, findDetail } = useFormProblem(refusal, ['/file', '/entity']);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const lacks: Missing[] = [...(entity ? [] : ['entity' as const]), ...(file ? [] : ['file' as const])];
    setMissing(lacks);
    if (!file || !entity) {
      form.current?.querySelector<HTMLElement>(`[data-field="${lacks[0]}"]`)?.focus();
      return;
    }
    mutate(
      { file, entity },
      {
        onSuccess: ({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id }, replace: true }),
      },
    );
  };
  const forget = (field: Missing) => {
    reset();
    setMissing((known) => known.filter((one) => one !== field));
  };
  return (
    <Card withBorder component="form" noValidate ref={form} onSubmit={submit} p="md">
      <Stack gap="md">
        <div role="alert">{general !== null && <Alert color="red">{general}</Alert>}</div>
        <EntitySelect
          value={entity}
          error={missing.includes('entity') ? t('chooseEntity') : findDetail('/entity')}
          isDisabled={isPending}
          onChange={(chosen) => {
            forget('entity');
            setEntity(chosen);
          }}
        />
        <FileDrop
          file={file}
          error={missing.includes('file') ? t('chooseFile') : findDetail('/file')}
          isDisabled={isPending}
          onChange={(chosen) => {
            forget('file');
            setFile(chosen);
          }}
        />
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
              {t('stopUpload')}
            </Button>
          )}
          <Button type="submit" loading={isPending}>
            {t('upload')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
