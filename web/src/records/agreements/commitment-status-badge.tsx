import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../shared/api/schema';
import { useLabels } from '../../shared/labels/use-labels';

type Commitment = components['schemas']['CommitmentView'];

const COLORS: Readonly<Record<Commitment['status'], string>> = {
  open: 'blue',
  on_track: 'limburg',
  at_risk: 'orange',
  done: 'limburg',
  dropped: 'gray',
};

/** The status of a commitment in words and in a colour, and whether it is overdue. */
export function CommitmentStatusBadge({ commitment }: { commitment: Pick<Commitment, 'status' | 'overdue'> }) {
  const { t } = useTranslation('records');
  const label = useLabels();
  const { status, overdue } = commitment;
  return (
    <Group gap={4} wrap="nowrap" style={{ flexShrink: 0 }}>
      {overdue && (
        <Badge color="red" variant="light">
          {t('words.overdue')}
        </Badge>
      )}
      <Badge variant={status === 'dropped' ? 'default' : 'light'} color={COLORS[status]}>
        {label('commitmentStatus', status)}
      </Badge>
    </Group>
  );
}
