import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useConfirmation } from '../../../shared/layout/use-confirmation';
import { useServerText } from '../../../shared/server-texts/use-server-text';
import { useCan } from '../../../shared/session/use-session';
import { canChange, countFailed, type Outcome, type ReasonFilter } from '../import-steps.rules';
import { type Import, useCheckImport, useRunImport } from '../imports.api';
import { UndoButton } from '../undo-button';
import { useBesidesText } from './besides';
import { ReasonsCard } from './reasons-card';
import { RowsCard } from './rows-card';

interface CheckStepProps {
  found: Import;
  outcome: Outcome | null;
  reason: ReasonFilter | null;
  /** Whether the user may change the import. */
  canWrite: boolean;
  onFilter: (outcome: Outcome | null) => void;
  onReason: (reason: ReasonFilter | null) => void;
  /** Opens the mapping, at a column if there is one. */
  onEdit: (column: string | null) => void;
}

/** The third step: what the import would do with each row, and the question whether it shall run. */
export function CheckStep({ found, outcome, reason, canWrite, onFilter, onReason, onEdit }: CheckStepProps) {
  const { t } = useTranslation('imports');
  const translate = useServerText();
  const { counts, status, failure } = found;
  const canUndo = useCan('imports:undo');
  const run = useRunImport(found.id);
  const besides = useBesidesText()(found);
  const isFailed = status === 'failed';
  const imported = counts.create + counts.update;
  const unchecked = status === 'checked' ? found.rowCount - found.processedCount : 0;
  return (
    <Stack gap="md">
      {isFailed && (
        <Alert color="red" title={t('failedTitle')} role="alert">
          {failure !== null && translate(`problem.${failure}`, failure)} {t('failedHint')}
        </Alert>
      )}
      {!isFailed && (
        <Text size="sm">
          {unchecked === 0 && t(imported > 0 ? 'check.hint' : 'check.nothing')}{' '}
          {found.entity === 'leads' && counts.create > 0 && t('check.owner', { name: found.creatorName })}
        </Text>
      )}
      {besides !== null && (
        <Text size="sm" data-besides>
          {besides}
        </Text>
      )}
      {unchecked > 0 && <UncheckedRows importId={found.id} count={unchecked} canWrite={canWrite} />}
      {canWrite && (
        <Group gap="sm" justify="flex-end">
          {isFailed && canUndo && <UndoButton found={found} />}
          {isFailed && (
            <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
              {t('run.again')}
            </Button>
          )}
          {!isFailed && (
            <Button variant="default" onClick={() => onEdit(null)}>
              {t('check.edit')}
            </Button>
          )}
          {!isFailed && imported > 0 && <RunButton found={found} />}
        </Group>
      )}
      <div role="alert">{run.error && <Alert color="red">{run.error.message}</Alert>}</div>
      <ReasonsCard
        found={found}
        outcome={outcome}
        reason={reason}
        {...(canWrite && canChange(found) && { onEdit })}
        onReason={onReason}
      />
      <RowsCard found={found} outcome={outcome} reason={reason} onFilter={onFilter} onReason={onReason} />
    </Stack>
  );
}

/** Says that a decision has changed what is known about more rows than were checked again at once. */
function UncheckedRows({ importId, count, canWrite }: { importId: string; count: number; canWrite: boolean }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const check = useCheckImport(importId);
  return (
    <Alert color="yellow" title={t('check.waiting', { count, formatted: format.count(count) })}>
      <Text size="sm">{t('check.waitingHint')}</Text>
      {canWrite && (
        <Button size="xs" variant="default" mt="xs" loading={check.isPending} onClick={() => check.mutate(undefined)}>
          {t('check.again')}
        </Button>
      )}
      <div role="alert">{check.error && <Text size="sm">{check.error.message}</Text>}</div>
    </Alert>
  );
}

/** Asks before the import runs, with the numbers of what it does. */
function RunButton({ found }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { ask, confirm, dialog } = useConfirmation<void, unknown>(useRunImport(found.id));
  const besides = useBesidesText()(found);
  const { create, update, skip } = found.counts;
  const failed = countFailed(found);
  const imported = create + update;
  const text = [
    t('run.does', { create: format.count(create), update: format.count(update) }),
    ...(besides === null ? [] : [besides]),
    ...(skip > 0 ? [t('run.skips', { count: skip, formatted: format.count(skip) })] : []),
    ...(failed > 0 ? [t('run.leaves', { count: failed, formatted: format.count(failed) })] : []),
    t('run.undo'),
  ].join(' ');
  return (
    <>
      <Button onClick={ask}>{t('run.open')}</Button>
      <ConfirmDialog
        {...dialog}
        title={t('run.title', { count: imported, formatted: format.count(imported) })}
        text={text}
        submit={t('run.submit')}
        isDestructive={false}
        onConfirm={confirm}
      />
    </>
  );
}
