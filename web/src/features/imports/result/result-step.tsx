import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useCan } from '../../../shared/session/use-session';
import { useBesidesText } from '../check/besides';
import { RowsCard } from '../check/rows-card';
import { countFailed, type Outcome } from '../import-steps.rules';
import type { Import } from '../imports.api';
import { ProgressCard } from '../progress-card';
import { UndoButton } from '../undo-button';

interface ResultStepProps {
  found: Import;
  outcome: Outcome | null;
  onFilter: (outcome: Outcome | null) => void;
}

/** The last step: what the import has done, the rows to correct, and the way back. */
export function ResultStep({ found, outcome, onFilter }: ResultStepProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const canUndo = useCan('imports:undo');
  const { id, status, counts, finishedAt } = found;
  const besides = useBesidesText()(found);
  const failed = countFailed(found);
  return (
    <Stack gap="md">
      {status === 'undoing' && <ProgressCard found={found} />}
      {status !== 'undoing' && (
        <Alert color={status === 'done' ? 'green' : 'gray'} role="status" data-result={status}>
          {status === 'done'
            ? t('result.done', { create: format.count(counts.create), update: format.count(counts.update) })
            : t('result.undone')}{' '}
          {status === 'done' && besides !== null && `${besides} `}
          {finishedAt !== null && t('result.finished', { moment: format.moment(finishedAt) })}
        </Alert>
      )}
      {failed > 0 && status === 'done' && (
        <Text size="sm">{t('result.failed', { count: failed, formatted: format.count(failed) })}</Text>
      )}
      <Group gap="sm">
        {failed + counts.skip > 0 && (
          <Button
            component="a"
            href={`/api/v1/imports/${id}/errors?format=xlsx`}
            download
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
          >
            {t(failed > 0 ? 'result.download' : 'result.downloadSkipped')}
          </Button>
        )}
        {canUndo && status === 'done' && <UndoButton found={found} />}
      </Group>
      <RowsCard found={found} outcome={outcome} onFilter={onFilter} />
    </Stack>
  );
}
