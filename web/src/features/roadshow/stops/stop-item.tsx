import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActivityStatusBadge } from '../../../records/activities/activity-status-badge';
import { EventTimes } from '../../../records/activities/event-times';
import { CompanyLink } from '../../../records/companies/company-link';
import { RestorePartButton } from '../../../records/parts/part-actions';
import { useFormat } from '../../../shared/format/use-format';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { Reached } from '../reached';
import { type RoadshowView, type SeminarView, stopApi, type StopView } from '../roadshow.api';
import { StopMenu } from './stop-menu';

interface StopItemProps {
  stop: StopView;
  /** The number of stops. */
  count: number;
  seminars: readonly SeminarView[];
  onEdit: () => void;
}

/** A stop: when and where it is, who helps there, whom it was to reach and reached, and its seminars. */
export function StopItem({ stop, count, seminars, onEdit }: StopItemProps) {
  const { t } = useTranslation('roadshow');
  const { record: roadshow, canEdit } = useRecordEditor<RoadshowView>();
  const format = useFormat();
  const { position, title, city, country, venue, localPartnerId, localPartnerName, status, archivedAt } = stop;
  // A cancelled roadshow gets no stops, so that one cannot be restored either.
  const canRestore = canEdit && archivedAt !== null && roadshow.status !== 'cancelled';
  const { targetAttendance, actualAttendance, countedAttendance, objectives, notes, costEur, budgetEur } = stop;
  const money = [
    costEur !== null && t('results.spent', { amount: format.money(costEur, 'EUR') }),
    budgetEur !== null && t('results.budget', { amount: format.money(budgetEur, 'EUR') }),
  ].filter(Boolean);
  const id = `stop-${stop.id}`;
  const hasBegun = Date.parse(stop.startsAt) <= Date.now();
  return (
    <Card withBorder p="sm" component="li" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <Group gap="xs" style={{ minWidth: 0 }}>
          <Title order={3} size="h5" id={id} style={{ overflowWrap: 'anywhere' }}>
            {position !== null && `${position}. `}
            {title}
          </Title>
          <ActivityStatusBadge status={status} />
        </Group>
        {canEdit && archivedAt === null && <StopMenu stop={stop} count={count} onEdit={onEdit} />}
        {canRestore && (
          <RestorePartButton
            api={stopApi}
            id={roadshow.id}
            part={stop}
            title={title}
            restored={t('stop.restored', { title })}
          />
        )}
      </Group>
      <Stack gap={6} mt={4}>
        <Text size="sm">
          {[title === city ? null : city, format.country(country), venue].filter(Boolean).join(' · ')}
        </Text>
        <EventTimes event={stop} />
        {localPartnerId && (
          <Text size="sm" component="div">
            {t('stop.partner')}{' '}
            <CompanyLink company={{ id: localPartnerId, name: localPartnerName ?? '…' }} isWrapped />
          </Text>
        )}
        <div>
          <Reached target={targetAttendance} actual={actualAttendance} label={t('reached.of', { title })} />
          {actualAttendance !== null && (
            <Text size="xs" c="dimmed">
              {t(countedAttendance === null ? 'reached.byCheckIn' : 'reached.byHand')}
            </Text>
          )}
          {canEdit && archivedAt === null && actualAttendance === null && hasBegun && (
            <Button variant="subtle" size="compact-xs" onClick={onEdit}>
              {t('stop.enterCount')}
            </Button>
          )}
        </div>
        {money.length > 0 && <Text size="sm">{money.join(' · ')}</Text>}
        {[objectives, notes].filter(Boolean).map((text, index) => (
          <Text key={index} size="sm" c="dimmed" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {text}
          </Text>
        ))}
        <Seminars seminars={seminars} />
        <Anchor
          size="sm"
          w="fit-content"
          underline="always"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/leads"
              search={{ 'source.activityId': [stop.id, ...seminars.map((seminar) => seminar.id)] }}
              aria-label={t('stop.leadsOf', { title })}
            />
          )}
        >
          {t('stop.leads')}
        </Anchor>
      </Stack>
    </Card>
  );
}

function Seminars({ seminars }: { seminars: readonly SeminarView[] }) {
  const { t } = useTranslation('roadshow');
  return seminars.map(({ id, title, seatsTaken, capacity, attended }) => (
    <Text key={id} size="sm" component="div">
      {t('stop.seminar')}{' '}
      <Anchor component={Link} to={`/seminars/${id}`} inherit fw={600}>
        {title}
      </Anchor>
      <Text size="xs" c="dimmed">
        {[
          capacity === null
            ? t('stop.registered', { count: seatsTaken })
            : t('stop.seats', { taken: seatsTaken, capacity }),
          attended > 0 && t('stop.attended', { count: attended }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </Text>
  ));
}
