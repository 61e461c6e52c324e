import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../shared/layout/problem-state';
import { proposalQuery, useStoreProposals } from '../meetings.api';
import { useMeetings } from '../use-meetings';
import { MatchFigures } from './match-figures';
import { ProposedMeetings } from './proposed-meetings';
import { UnmetWishes } from './unmet-wishes';
import { describeState } from './wishes.rules';

/** The proposal of the matchmaking before anything is stored, and then its result. */
export function MatchmakingPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['meetings', 'shared']);
  const { activity, programme, parties, meetings } = useMeetings();
  // The proposal stays as the user has seen it while the dialog is open.
  const [state] = useState(() => describeState(programme, parties, meetings));
  const { data, error, refetch } = useQuery(proposalQuery(activity.id, state));
  const { mutate, isPending, error: refusal, data: stored } = useStoreProposals(activity.id);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const result = stored ?? data;
  const describe = (what: 'removed' | 'kept', count: number) => (count > 0 ? t(`matchmaking.${what}`, { count }) : '');
  const hasChanges = data.added + data.removed > 0;
  return (
    <Stack>
      <div role="alert">{refusal && <Alert color="red">{refusal.message}</Alert>}</div>
      <div role="status">
        {stored && (
          <Alert color="limburg">
            {t('matchmaking.stored', { count: stored.added })} {describe('removed', stored.removed)}
          </Alert>
        )}
      </div>
      {!stored && (
        <Text size="sm">
          {t('matchmaking.hint')}{' '}
          {hasChanges
            ? `${t('matchmaking.added', { count: data.added })} ${describe('removed', data.removed)}`
            : t('matchmaking.nothing')}{' '}
          {describe('kept', data.kept)}
        </Text>
      )}
      <MatchFigures result={result} />
      <UnmetWishes result={result} />
      <ProposedMeetings result={result} />
      <Group justify="flex-end" data-foot>
        <Button variant="default" onClick={onClose}>
          {t(stored ? 'shared:close' : 'shared:cancel')}
        </Button>
        {!stored && hasChanges && (
          <Button loading={isPending} onClick={() => mutate()}>
            {t('matchmaking.store')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
