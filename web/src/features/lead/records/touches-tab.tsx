import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { FieldGroupCard } from '../fields/field-group-card';
import { touchesQuery } from '../lead-page.api';
import { useLeadEditor } from '../use-lead-editor';

type Touch = components['schemas']['LeadTouchView'];

/** How the lead came in, and what else influenced it. Reports attribute it to these. */
export function TouchesTab() {
  const { t } = useTranslation('lead');
  return (
    <>
      <FieldGroupCard group="origin" />
      <Card withBorder component="section" aria-labelledby="touches">
        <Title order={2} size="h5" id="touches">
          {t('touches.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t('touches.hint')}
        </Text>
        <TouchList />
      </Card>
    </>
  );
}

function TouchList() {
  const { lead } = useLeadEditor();
  const { data, error, refetch } = useQuery(touchesQuery(lead.id));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {data.items.map((touch) => (
        <TouchItem key={touch.id} touch={touch} />
      ))}
    </Stack>
  );
}

function TouchItem({ touch }: { touch: Touch }) {
  const format = useFormat();
  const label = useLabels();
  const { activityTitle, agreementTitle, channel, occurredOn, role, origin, note } = touch;
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start">
      <Badge variant="dot" color={role === 'source' ? 'green' : 'gray'} miw={96}>
        {label('touchRole', role)}
      </Badge>
      <div>
        <Text size="sm">{activityTitle ?? agreementTitle ?? (channel && label('channel', channel))}</Text>
        {note && <Text size="sm">{note}</Text>}
        <Text size="xs" c="dimmed">
          {format.day(occurredOn)} · {label('touchOrigin', origin)}
        </Text>
      </div>
    </Group>
  );
}
