import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { buildBulkUpdate, type BulkValues } from './bulk-changes.rules';
import { BulkForm } from './bulk-form';
import { BulkOutcome } from './bulk-outcome';
import { type Lead, useBulkUpdate } from '../leads.api';

interface BulkDialogProps {
  isOpen: boolean;
  ids: readonly string[];
  leads: readonly Lead[];
  onClose: () => void;
  /** The leads have been changed. */
  onDone: () => void;
}

/** Changes many leads: first a form, then what will happen, then what has happened. */
export function BulkDialog({ isOpen, ids, leads, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation(['leads', 'server-texts']);
  return (
    <Dialog
      opened={isOpen}
      onClose={onClose}
      onFocusLost={focusActiveRow}
      title={t('bulk.title', { count: ids.length })}
      size="lg"
    >
      {isOpen && <BulkSteps ids={ids} leads={leads} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

/** The button that opened the dialog disappears with the selection. */
function focusActiveRow(): void {
  document.querySelector<HTMLElement>('tr[data-index][tabindex="0"]')?.focus();
}

function BulkSteps({ ids, leads, onClose, onDone }: Omit<BulkDialogProps, 'isOpen'>) {
  const { t } = useTranslation(['leads', 'shared']);
  const [values, setValues] = useState<BulkValues>({
    ownerId: null,
    addTags: [],
    removeTags: [],
    status: null,
    reason: null,
    lostToCountry: null,
    note: '',
    occurredOn: findToday(),
  });
  const preview = useBulkUpdate();
  const update = useBulkUpdate();
  if (update.data) {
    return (
      <Stack>
        <BulkOutcome result={update.data} leads={leads} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('shared:close')}</Button>
        </Group>
      </Stack>
    );
  }
  if (preview.data) {
    const { succeeded } = preview.data;
    // Exactly the leads of the preview are changed.
    const previewed = succeeded.map(({ id }) => id);
    return (
      <Stack>
        <div role="alert">{update.error && <Alert color="red">{update.error.message}</Alert>}</div>
        <BulkOutcome result={preview.data} leads={leads} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => preview.reset()}>
            {t('words.back')}
          </Button>
          {succeeded.length > 0 && (
            <Button loading={update.isPending} onClick={() => update.mutate(buildBulkUpdate(previewed, values, false))}>
              {t('bulk.title', { count: succeeded.length })}
            </Button>
          )}
        </Group>
      </Stack>
    );
  }
  return (
    <BulkForm
      draft={nestDraft(values, setValues)}
      preview={preview}
      onPreview={() => preview.mutate(buildBulkUpdate(ids, values, true))}
      onCancel={onClose}
    />
  );
}
