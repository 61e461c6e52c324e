import { Anchor, Card, Progress, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';
import { formatMomentIn } from '../../shared/format/event-times.rules';
import { useFormat } from '../../shared/format/use-format';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import type { SeminarView } from './seminar.api';
import { findSeminarState } from './seminar-state.rules';

/** How many seats are taken, who waits and who came, and whether people can register. */
export function SeatsCard() {
  const { t } = useTranslation('seminar');
  const { record: seminar } = useRecordEditor<SeminarView>();
  const format = useFormat();
  const { id, capacity, seatsTaken, waitlisted, attended, noShows } = seminar;
  const counts = [
    { key: 'waitlisted', count: waitlisted, status: ['waitlisted'] },
    { key: 'attended', count: attended, status: ['attended'] },
    { key: 'noShows', count: noShows, status: ['no_show'] },
  ] as const;
  return (
    <Card withBorder component="section" aria-labelledby="seats">
      <Title order={2} size="h5" id="seats">
        {t('seats.title')}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {t('seats.hint', { day: format.day(findToday()) })}
      </Text>
      <Stack gap={6}>
        <RegistrationsLink seminarId={id} status={['registered', 'confirmed', 'attended']}>
          {capacity === null
            ? t('seats.taken', { count: seatsTaken })
            : t('seats.takenOf', { count: seatsTaken, capacity: format.count(capacity) })}
        </RegistrationsLink>
        {capacity !== null && capacity > 0 && (
          <Progress value={Math.min(100, (seatsTaken / capacity) * 100)} aria-label={t('seats.share')} />
        )}
        <SeatsLeft />
        {counts
          .filter(({ count }) => count > 0)
          .map(({ key, count, status }) => (
            <RegistrationsLink key={key} seminarId={id} status={status}>
              {t(`seats.${key}`, { count })}
            </RegistrationsLink>
          ))}
        <RegistrationWindow seminar={seminar} />
      </Stack>
    </Card>
  );
}

/** How many seats are free. Without a limit it leads to the field that sets one, which is hidden while it is empty. */
function SeatsLeft() {
  const { t } = useTranslation('seminar');
  const { record: seminar, canEdit } = useRecordEditor<SeminarView>();
  const { id, seatsFree } = seminar;
  if (seatsFree === 0) return <Text size="sm">{t('seats.full')}</Text>;
  if (seatsFree !== null) return <Text size="sm">{t('seats.free', { count: seatsFree })}</Text>;
  if (!canEdit) return <Text size="sm">{t('seats.unlimited')}</Text>;
  return (
    <SeminarLink seminarId={id} search={{ tab: 'details', field: 'capacity' }}>
      {t('seats.unlimited')}
    </SeminarLink>
  );
}

interface SeminarLinkProps {
  seminarId: string;
  search: Record<string, string | string[] | undefined>;
  children: string;
}

/** A line of the card that opens another part of the page. */
function SeminarLink({ seminarId, search, children }: SeminarLinkProps) {
  return (
    <Anchor
      size="sm"
      w="fit-content"
      underline="always"
      renderRoot={(props) => <Link {...props} to="/seminars/$seminarId" params={{ seminarId }} search={search} />}
    >
      {children}
    </Anchor>
  );
}

interface RegistrationsLinkProps {
  seminarId: string;
  status: readonly string[];
  children: string;
}

/** A count that opens the list behind it. */
function RegistrationsLink({ seminarId, status, children }: RegistrationsLinkProps) {
  const search = { tab: 'registrations', status: status.length === 1 ? status[0] : [...status] };
  return (
    <SeminarLink seminarId={seminarId} search={search}>
      {children}
    </SeminarLink>
  );
}

/** Whether people can register, and until when. */
function RegistrationWindow({ seminar }: { seminar: SeminarView }) {
  const { t, i18n } = useTranslation('seminar');
  const format = useFormat();
  const { registration } = findSeminarState(seminar);
  const { registrationOpensAt: opens, registrationClosesAt: closes, timezone } = seminar;
  const boundary = registration === 'not_yet' ? opens : registration === 'over' ? null : closes;
  const moment = boundary && `${formatMomentIn(boundary, timezone, i18n.language)} (${format.zonePlace(timezone)})`;
  const key = registration === 'open' && moment ? 'open_until' : registration;
  return (
    <Text size="sm" fw={600}>
      {t(`window.${key}`, { moment: moment ?? '' })}
    </Text>
  );
}
