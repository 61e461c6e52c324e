import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../shared/fields/copy-field';
import { RecordForm } from '../../../shared/forms/record-form';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { useCreateDoorLink } from './door-links.api';

interface DoorLinkFormProps {
  seminarId: string;
  onDone: () => void;
}

/** Creates a link for a helper, and shows its address, which nobody can show again. */
export function DoorLinkForm({ seminarId, onDone }: DoorLinkFormProps) {
  const { t } = useTranslation('seminar');
  // A name is typed again sooner than a draft of it is found.
  const [values, setValues] = useState({ name: '' });
  const create = useCreateDoorLink(seminarId);
  const url = create.data?.url;
  if (url) {
    return (
      <Stack>
        <Alert color="yellow" role="status">
          {t('doorLink.once', { name: values.name.trim() })}
        </Alert>
        <CopyField label={t('doorLink.address')} value={url} />
        <Group justify="flex-end" data-foot>
          <Button onClick={onDone}>{t('close')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <RecordForm
      draft={nestDraft(values, setValues)}
      mutation={create}
      required={['name']}
      submitText={t('doorLink.create')}
      onClose={onDone}
      onSubmit={({ name }) => create.mutate({ name: name.trim() })}
    >
      {({ field, change }) => (
        <TextInput
          {...field('name')}
          label={t('doorLink.name')}
          description={t('doorLink.nameHint')}
          maxLength={100}
          data-autofocus
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      )}
    </RecordForm>
  );
}
