import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
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
  const { t } = useTranslation('imports');
  const create = useCreateMapping();
  const update = useUpdateMapping();
  const form = useFormDraft(null, { name: '' });
  const name = form?.values.name ?? '';
  const input = useRef<HTMLInputElement>(null);
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
  const submit = () => {
    create.reset();
    update.reset();
    const body = { ...buildSavedSettings(draft, found, kept, replaced), name: name.trim() };
    if (replaced) update.mutate({ mapping: replaced, body }, { onSuccess: finish });
    else create.mutate({ entity: found.entity, ...body }, { onSuccess: finish });
  };
  return (
    <RecordForm
      draft={form}
      mutation={{ error: create.error ?? update.error, isPending }}
      isSubmitDisabled={() => isTaken || name.trim() === ''}
      isCancelDisabled={isPending}
      submitText={replaced ? t('saved.replace') : undefined}
      onCancel={onClose}
      onSubmit={submit}
    >
      {({ field, change }) => (
        <>
          <PlainInput
            {...field('name', t('saved.nameHint', { entity: t(listTextKeys('entity', found.entity)) }))}
            kind="text"
            ref={input}
            data-autofocus
            required
            label={t('saved.name')}
            maxLength={200}
          />
          {inUse && inUse.name !== name && (
            <Button
              variant="light"
              size="xs"
              w="fit-content"
              maw="100%"
              onClick={() => {
                change({ name: inUse.name });
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
        </>
      )}
    </RecordForm>
  );
}
