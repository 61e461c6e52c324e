import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../../shared/format/format.rules';
import { nestDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { type BulkValues, groupByCollection } from './bulk-changes.rules';
import { BulkForm } from './bulk-form';
import { BulkPreview } from './bulk-preview';
import { useBulkUpdate } from './bulk-updates.api';
import { type BulkList, useBulkReport } from './use-bulk-report';

interface BulkDialogProps<R extends { id: string }> {
  isOpen: boolean;
  list: BulkList<R>;
  records: readonly R[];
  onClose: () => void;
  /** The records have been changed. */
  onDone: () => void;
}

/** Changes many records: first a form, then what will happen. A message tells what has happened, and can undo it. */
export function BulkDialog<R extends { id: string }>({ isOpen, ...props }: BulkDialogProps<R>) {
  const { t } = useTranslation(['lists', 'server-texts']);
  const { list, records, onClose } = props;
  return (
    <Dialog
      opened={isOpen}
      onClose={onClose}
      onFocusLost={focusActiveRow}
      title={t('bulk.title', { records: list.describe(records.length) })}
      size="lg"
    >
      {isOpen && <BulkSteps {...props} />}
    </Dialog>
  );
}

/** The button that opened the dialog disappears with the selection. */
function focusActiveRow(): void {
  document.querySelector<HTMLElement>('tr[data-index][tabindex="0"]')?.focus();
}

function BulkSteps<R extends { id: string }>(props: Omit<BulkDialogProps<R>, 'isOpen'>) {
  const { list, records, onClose, onDone } = props;
  const { t } = useTranslation('lists');
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
  const report = useBulkReport(list);
  const buildRequest = (chosen: readonly R[], dryRun: boolean) => {
    return { targets: groupByCollection(chosen, list.getCollection), values, dryRun };
  };
  if (!preview.data) {
    return (
      <BulkForm
        fields={list.fields}
        draft={nestDraft(values, setValues)}
        preview={preview}
        onPreview={() => preview.mutate(buildRequest(records, true))}
        onCancel={onClose}
      />
    );
  }
  const { succeeded } = preview.data;
  const change = async () => {
    // Exactly the records of the preview are changed.
    const previewed = records.filter(({ id }) => succeeded.some((one) => one.id === id));
    const result = await update.mutateAsync(buildRequest(previewed, false));
    report(result, records);
    onDone();
  };
  return (
    <Stack>
      <div role="alert">{update.error && <Alert color="red">{update.error.message}</Alert>}</div>
      <BulkPreview list={list} preview={preview.data} records={records} />
      <Group justify="flex-end">
        <Button variant="default" onClick={() => preview.reset()}>
          {t('words.back')}
        </Button>
        {succeeded.length > 0 && (
          <Button loading={update.isPending} onClick={() => void change().catch(() => undefined)}>
            {t('bulk.title', { records: list.describe(succeeded.length) })}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
