import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { Dialog } from '../../../shared/layout/dialog';
import type { Import } from '../imports.api';
import type { MappingDraft } from './mapping-draft.rules';
import { type SavedMapping, useCreateMapping, useUpdateMapping } from './saved-mappings.api';
import { type AppliedMapping, buildSavedSettings, findByName, listKeptEntries } from './saved-mappings.rules';

interface SaveMappingDialogProps {
  isOpen: boolean;
  found: Import;
  draft: MappingDraft;
  /** The mappings that are saved for this kind of records. */
  mappings: readonly SavedMapping[];
  /** The mapping in use, whose name is offered. */
  applied: AppliedMapping | null;
  onClose: () => void;
  onSaved: (saved: AppliedMapping) => void;
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

function SaveMappingForm({ found, draft, mappings, applied, onClose, onSaved }: SaveMappingDialogProps) {
  const { t } = useTranslation(['imports', 'shared']);
  const create = useCreateMapping();
  const update = useUpdateMapping();
  const [name, setName] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const { form, general, findDetail } = useFormProblem(create.error ?? update.error, ['/name']);
  const known = findByName(mappings, name) ?? null;
  const replaced = known?.canEdit ? known : null;
  const isTaken = known !== null && !known.canEdit;
  const kept = replaced ? listKeptEntries(replaced, applied, draft, found) : [];
  const keptColumns = kept.map(({ column }) => column);
  const inUse = mappings.find(({ id, canEdit }) => id === applied?.id && canEdit);
  const isPending = create.isPending || update.isPending;
  const finish = ({ id, name: savedName }: SavedMapping) => {
    notifications.show({ message: t('saved.saved', { name: savedName }), color: 'green' });
    onSaved({ id, missing: keptColumns });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.reset();
    update.reset();
    const body = { ...buildSavedSettings(draft, found, kept, replaced), name: name.trim() };
    if (replaced) update.mutate({ mapping: replaced, body }, { onSuccess: finish });
    else create.mutate({ entity: found.entity, ...body }, { onSuccess: finish });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          ref={input}
          data-autofocus
          required
          label={t('saved.name')}
          description={t('saved.nameHint', { entity: t(`entity.${found.entity}`) })}
          value={name}
          maxLength={200}
          error={findDetail('/name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {inUse && inUse.name !== name && (
          <Button
            variant="light"
            size="xs"
            w="fit-content"
            maw="100%"
            onClick={() => {
              setName(inUse.name);
              input.current?.focus();
            }}
          >
            {t('saved.takeName', { name: inUse.name })}
          </Button>
        )}
        <Text size="sm" role="status" style={{ overflowWrap: 'anywhere' }}>
          {replaced && t('saved.replaces')}
          {kept.length > 0 && ` ${t('saved.keeps', { columns: keptColumns.join(', ') })}`}
          {isTaken &&
            (known.creatorName === null ? t('saved.taken') : t('saved.takenBy', { creator: known.creatorName }))}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" disabled={isPending} onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={isTaken || name.trim() === ''}>
            {replaced ? t('saved.replace') : t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
