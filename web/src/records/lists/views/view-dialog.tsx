import { Checkbox, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { useCreateView } from './views.api';
import { buildViewContent, type ViewedList } from './views.rules';

interface ViewDialogProps {
  isOpen: boolean;
  viewed: ViewedList;
  search: ListSearch;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Saves filters, order and columns under a name. */
export function ViewDialog({ isOpen, ...props }: ViewDialogProps) {
  const { t } = useTranslation('lists');
  return (
    <Dialog opened={isOpen} onClose={props.onClose} title={t('views.dialogTitle')}>
      {isOpen && <ViewForm {...props} />}
    </Dialog>
  );
}

function ViewForm({ viewed, search, onClose, onSaved }: Omit<ViewDialogProps, 'isOpen'>) {
  const { t } = useTranslation('lists');
  const create = useCreateView();
  const { error } = create;
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error) nameInput.current?.focus();
  }, [error]);
  return (
    <RecordForm
      draft={useFormDraft(null, { name: '', shared: false, isDefault: false })}
      mutation={create}
      isSubmitDisabled={({ values }) => values.name.trim() === ''}
      onClose={onClose}
      onSubmit={({ name, ...values }, finish) =>
        create.mutate(
          { entity: viewed.entity, name: name.trim(), ...buildViewContent(viewed, search), ...values },
          {
            onSuccess: ({ id }) => {
              onSaved(id);
              finish();
            },
          },
        )
      }
    >
      {({ field, values, change }) => (
        <>
          <TextInput
            {...field('name')}
            ref={nameInput}
            label={t('words.name')}
            required
            data-autofocus
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
          <Checkbox
            label={t('views.share')}
            checked={values.shared}
            onChange={({ currentTarget }) => change({ shared: currentTarget.checked })}
          />
          <Checkbox
            label={t('views.makeDefault')}
            checked={values.isDefault}
            onChange={({ currentTarget }) => change({ isDefault: currentTarget.checked })}
          />
        </>
      )}
    </RecordForm>
  );
}
