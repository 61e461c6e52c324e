import { Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { EmptyState } from '../../shared/layout/empty-state';
import { ShowMore } from '../../shared/layout/show-more';
import { ListStates } from '../../shared/tables/list-states';
import { useLearnedText } from './learned-decisions';
import { type LearnedDecision, learnedQuery, useRevoke } from './review.api';
import classes from './review.module.css';

interface LearnedTabProps {
  kind: LearnedDecision['kind'] | null;
  onChange: (kind: LearnedDecision['kind'] | null) => void;
}

/** The decisions that are applied to later registrations by themselves, each of which can be revoked. */
export function LearnedTab({ kind, onChange }: LearnedTabProps) {
  const { t } = useTranslation('review');
  const label = useLabels();
  const query = useInfiniteQuery(learnedQuery(kind === null ? {} : { kind: [kind] }));
  const decisions = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const [revoked, setRevoked] = useState<LearnedDecision | null>(null);
  return (
    <Stack gap="sm" maw={900}>
      <Text size="sm" c="dimmed">
        {t('learned.hint')}
      </Text>
      <SegmentedControl
        size="xs"
        w="fit-content"
        maw="100%"
        aria-label={t('learned.kind')}
        value={kind ?? ''}
        onChange={(value) => onChange(value === '' ? null : value)}
        data={[
          { value: '', label: t('words.all') },
          { value: 'email', label: label('decisionKind', 'email') },
          { value: 'company', label: label('decisionKind', 'company') },
        ]}
      />
      <ListStates
        query={query}
        isEmpty={decisions.length === 0}
        empty={<EmptyState title={t('learned.empty')} hint={t('learned.emptyHint')} />}
        onRetryPage={() => void query.fetchNextPage()}
      >
        {() => (
          <ul className={classes['list']}>
            {decisions.map((decision) => (
              <LearnedItem key={decision.id} decision={decision} onRevoke={() => setRevoked(decision)} />
            ))}
          </ul>
        )}
      </ListStates>
      <ShowMore query={query} text={t('learned.more')} />
      {revoked && <RevokeDialog decision={revoked} onClose={() => setRevoked(null)} />}
    </Stack>
  );
}

function LearnedItem({ decision, onRevoke }: { decision: LearnedDecision; onRevoke: () => void }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const describe = useLearnedText();
  const { key, connectionName, createdAt, createdBy } = decision;
  return (
    <Card withBorder p="sm" component="li">
      <Group justify="space-between" gap="xs">
        <div style={{ flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere' }}>
          <Text size="sm">{describe(decision)}</Text>
          <Text size="xs" c="dimmed">
            {t('learned.from', { connection: connectionName })} · {format.moment(createdAt)}
            {createdBy && (
              <>
                {' · '}
                <UserName id={createdBy} />
              </>
            )}
          </Text>
        </div>
        <Button size="xs" variant="default" aria-label={t('learned.revokeOne', { key })} onClick={onRevoke}>
          {t('learned.revoke')}
        </Button>
      </Group>
    </Card>
  );
}

function RevokeDialog({ decision, onClose }: { decision: LearnedDecision; onClose: () => void }) {
  const { t } = useTranslation('review');
  const { mutate, error, isPending } = useRevoke();
  return (
    <ConfirmDialog
      isOpen
      title={t('learned.revokeOne', { key: decision.key })}
      text={t('learned.revokeHint')}
      submit={t('learned.revoke')}
      error={error}
      isPending={isPending}
      onConfirm={() => mutate(decision, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
