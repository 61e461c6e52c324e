import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../../../shared/fields/use-focus';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import { useBesidesText } from '../check/besides';
import { ReasonsCard } from '../check/reasons-card';
import { RowsCard } from '../check/rows-card';
import { countFailed, type Outcome, type ReasonFilter } from '../import-steps.rules';
import { type Import, useRunImport } from '../imports.api';
import { ProgressCard } from '../progress-card';
import { UndoButton } from '../undo-button';
import { useReasonLanguage } from '../use-reason-language';

interface ResultStepProps {
  found: Import;
  /** Whether the user may change the import. */
  canWrite: boolean;
  outcome: Outcome | null;
  reason: ReasonFilter | null;
  onFilter: (outcome: Outcome | null) => void;
  onReason: (reason: ReasonFilter | null) => void;
}

/** The last step: what the import has done, the rows to correct, and the way back. */
export function ResultStep({ found, canWrite, outcome, reason, onFilter, onReason }: ResultStepProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const canUndo = useCan('imports:undo');
  const besides = useBesidesText()(found);
  const language = useReasonLanguage();
  const { id, status, counts, finishedAt, rowCount, processedCount } = found;
  // A decision puts a row back.
  const waiting = status === 'done' ? rowCount - processedCount : 0;
  const run = useRunImport(id);
  const failed = countFailed(found);
  return (
    <Stack gap="md">
      {status === 'undoing' && <ProgressCard found={found} />}
      {status === 'stopped' && <StoppedNotice found={found} />}
      {status !== 'undoing' && status !== 'stopped' && (
        <Alert color={status === 'done' ? 'green' : 'gray'} role="status" data-result={status}>
          {status === 'done'
            ? t('result.done', { create: format.count(counts.create), update: format.count(counts.update) })
            : t('result.undone')}{' '}
          {status === 'done' && besides !== null && `${besides} `}
          {finishedAt !== null && t('result.finished', { moment: format.moment(finishedAt) })}
        </Alert>
      )}
      {waiting > 0 && (
        <Alert color="blue" role="status">
          {t('decide.waiting', { count: waiting, formatted: format.count(waiting) })}
        </Alert>
      )}
      {failed > 0 && status === 'done' && (
        <Text size="sm">{t('result.failed', { count: failed, formatted: format.count(failed) })}</Text>
      )}
      <Group gap="sm">
        {failed + counts.skip > 0 && (
          <Button
            component="a"
            href={`/api/v1/imports/${id}/errors?format=xlsx&lang=${language}`}
            download
            variant="default"
            h="auto"
            mih={{ base: 44, sm: 36 }}
            py={{ base: 11, sm: 7 }}
            styles={{ label: { whiteSpace: 'normal', lineHeight: 1.4 } }}
            leftSection={<Download size={16} aria-hidden />}
          >
            {t(failed > 0 ? 'result.download' : 'result.downloadSkipped')}
          </Button>
        )}
        {canUndo && (status === 'done' || status === 'stopped') && <UndoButton found={found} />}
        {canWrite && waiting > 0 && (
          <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
            {t('decide.run')}
          </Button>
        )}
        {canWrite && status === 'stopped' && (
          <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
            {t('stop.goOn')}
          </Button>
        )}
      </Group>
      <div role="alert">{run.error && <Alert color="red">{run.error.message}</Alert>}</div>
      <ReasonsCard found={found} outcome={outcome} reason={reason} onReason={onReason} />
      <RowsCard found={found} outcome={outcome} reason={reason} onFilter={onFilter} onReason={onReason} />
    </Stack>
  );
}

/** How far a run came before a person stopped it. It takes the place of the button that stopped it. */
function StoppedNotice({ found: { counts, processedCount, rowCount } }: { found: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const notice = useFocusOnMount<HTMLDivElement>();
  return (
    <Alert ref={notice} color="orange" title={t('stop.title')} role="status" tabIndex={-1} data-result="stopped">
      {t('stop.at', { done: format.count(processedCount), all: format.count(rowCount) })}{' '}
      {t('result.done', { create: format.count(counts.create), update: format.count(counts.update) })} {t('stop.hint')}
    </Alert>
  );
}
