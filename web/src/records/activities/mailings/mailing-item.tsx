import { Anchor, Badge, Card, Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { computeProgress, countSkipped, isActive } from './mailing-progress.rules';
import type { MailingRow } from './mailings.api';

const COLORS = { queued: 'blue', running: 'blue', done: 'green', cancelled: 'gray' } as const;

/** One mailing: its name, how far it is, and what became of its mails. */
export function MailingItem({ mailing, onOpen }: { mailing: MailingRow; onOpen: () => void }) {
  const label = useLabels();
  const { title, purpose, templateKey, state } = mailing;
  return (
    <Card component="li" withBorder p="sm">
      <Group justify="space-between" gap="xs">
        <Anchor
          component="button"
          type="button"
          fw={600}
          ta="start"
          onClick={onOpen}
          style={{ overflowWrap: 'anywhere' }}
        >
          {title}
        </Anchor>
        <Badge color={COLORS[state]} variant="light">
          {label('mailingState', state)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {[label('mailPurpose', purpose), templateKey && label('mailTemplate', templateKey)].filter(Boolean).join(' · ')}
      </Text>
      <MailingProgress mailing={mailing} />
    </Card>
  );
}

/** The states of the mails of a mailing, in words and as a bar while mails wait. */
export function MailingProgress({ mailing }: { mailing: MailingRow }) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const format = useFormat();
  const { counts, recipients, startedAt, sendAt, state, cancelReason } = mailing;
  const skipped = countSkipped(mailing);
  const percent = computeProgress(mailing);
  const parts = (['sent', 'queued', 'failed', 'bounced', 'suppressed', 'cancelled', 'notSent'] as const).filter(
    (part) => counts[part] > 0,
  );
  return (
    <>
      {isActive(mailing) && startedAt !== null && (
        <Progress value={percent} mt={6} aria-label={t('progress')} aria-valuetext={format.percent(percent / 100)} />
      )}
      {cancelReason && (
        <Text size="sm" mt={4}>
          {label('mailingCancelReason', cancelReason)}
        </Text>
      )}
      <Text size="sm" mt={4}>
        {state === 'queued'
          ? t('planned', { count: recipients, moment: format.moment(sendAt) })
          : parts.map((part) => t(`counts.${part}`, { count: counts[part] })).join(', ') || t('nobody')}
        {skipped > 0 && ` · ${t('skipped', { count: skipped })}`}
      </Text>
    </>
  );
}
