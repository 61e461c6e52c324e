import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { Dialog } from '../../shared/layout/dialog';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { type Import, undoPreviewQuery, useUndoImport } from './imports.api';
import { ReasonList } from './reason-list';
import { RecordOfImport } from './record-of-import';
import { useReasonLanguage } from './use-reason-language';

/** Undoes an import, after showing what that archives and restores, and what it leaves and why. */
export function UndoButton({ found }: { found: Import }) {
  const { t } = useTranslation('imports');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" color="red" onClick={() => setOpen(true)}>
        {t('undo.open')}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={t('undo.title')} size="lg">
        {isOpen && <UndoForm found={found} onClose={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}

function UndoForm({ found, onClose }: { found: Import; onClose: () => void }) {
  const { t } = useTranslation(['imports', 'shared']);
  const format = useFormat();
  const language = useReasonLanguage();
  const { data, error, isFetching, refetch } = useQuery(undoPreviewQuery(found, language));
  const undo = useUndoImport(found.id);
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  // The preview of the last time may be outdated.
  if (!data || isFetching) return <LoadingState />;
  const { archive, restore, leave, remainders } = data;
  return (
    <Stack gap="sm">
      <div role="alert">{undo.error && <Alert color="red">{undo.error.message}</Alert>}</div>
      <Text size="sm">{t('undo.does', { archive: format.count(archive), restore: format.count(restore) })}</Text>
      <Text size="sm" fw={leave > 0 ? 600 : undefined}>
        {leave > 0 ? t('undo.leaves', { count: leave, formatted: format.count(leave) }) : t('undo.complete')}
      </Text>
      {remainders.length > 0 && (
        <Stack
          component="ul"
          gap={6}
          m={0}
          p={0}
          mah={240}
          tabIndex={0}
          style={{ listStyle: 'none', overflowY: 'auto' }}
        >
          {remainders.map(({ row, recordId, reasons }) => (
            <li key={row}>
              <Text size="sm">
                <RecordOfImport entity={found.entity} id={recordId} text={t('rows.row', { row })} />
              </Text>
              <ReasonList reasons={reasons} />
            </li>
          ))}
          {leave > remainders.length && (
            <li>
              <Text size="sm">{t('undo.more', { formatted: format.count(leave - remainders.length) })}</Text>
            </li>
          )}
        </Stack>
      )}
      <Text size="sm" c="dimmed">
        {t('undo.remains')}
      </Text>
      <Group justify="flex-end" data-foot>
        <Button variant="default" disabled={undo.isPending} onClick={onClose} data-autofocus>
          {t('shared:cancel')}
        </Button>
        <Button color="red" loading={undo.isPending} onClick={() => undo.mutate(undefined, { onSuccess: onClose })}>
          {t('undo.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
