import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { Dialog } from '../../../shared/layout/dialog';
import type { Import } from '../imports.api';
import type { MappingDraft } from './mapping-draft.rules';
import { type SavedMapping, useCreateMapping, useUpdateMapping } from './saved-mappings.api';
import { buildSavedSettings, findByName } from './saved-mappings.rules';
import { useCanEditMapping } from './use-can-edit-mapping';

interface SaveMappingDialogProps {
  isOpen: boolean;
  found: Import;
  draft: MappingDraft;
  /** The mappings that are saved for this kind of records. */
  mappings: readonly SavedMapping[];
  /** The name with which the form begins. */
  name: string;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Saves the mapping under a name, or in the place of the mapping that has the name. */
export function SaveMappingDialog(props: SaveMappingDialogProps) {
  const { t } = useTranslation('imports');
  return (
    <Dialog opened={props.isOpen} onClose={props.onClose} title={t('saved.saveTitle')}>
      {props.isOpen && <SaveMappingForm {...props} />}
    </Dialog>
  );
}

function SaveMappingForm({ found, draft, mappings, name: firstName, onClose, onSaved }: SaveMappingDialogProps) {
  const { t } = useTranslation(['imports', 'shared']);
  const canEdit = useCanEditMapping();
  const create = useCreateMapping();
  const update = useUpdateMapping();
  const [name, setName] = useState(firstName);
  const { form, general, findDetail } = useFormProblem(create.error ?? update.error, ['/name']);
  const known = findByName(mappings, name);
  const replaced = known && canEdit(known) ? known : null;
  const isPending = create.isPending || update.isPending;
  const finish = ({ id, name: savedName }: SavedMapping) => {
    notifications.show({ message: t('saved.saved', { name: savedName }), color: 'green' });
    onSaved(id);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.reset();
    update.reset();
    const body = { ...buildSavedSettings(draft, found), name: name.trim() };
    if (replaced) update.mutate({ mapping: replaced, body }, { onSuccess: finish });
    else create.mutate({ entity: found.entity, ...body }, { onSuccess: finish });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          data-autofocus
          required
          label={t('saved.name')}
          description={t('saved.nameHint', { entity: t(`entity.${found.entity}`) })}
          value={name}
          maxLength={200}
          error={findDetail('/name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Text size="sm" role="status">
          {replaced && t('saved.replaces', { name: replaced.name })}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" disabled={isPending} onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            {replaced ? t('saved.replace') : t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
