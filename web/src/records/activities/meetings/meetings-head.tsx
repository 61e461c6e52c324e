import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import { useTranslation } from 'react-i18next';
import { getActivityPath } from '../activity-path.rules';
import { useFormat } from '../../../shared/format/use-format';
import { BRUSSELS } from '../../../shared/format/zone-time.rules';
import { useLabels } from '../../../shared/labels/use-labels';
import { Dialog } from '../../../shared/layout/dialog';
import { MatchmakingButton } from './matchmaking/matchmaking-button';
import classes from './schedule/schedule.module.css';
import { ProgrammeForm } from './programme/programme-form';
import { useMeetings } from './use-meetings';
import { PageTitle } from '../../../shared/layout/page-title';

/** The activity on a page of its own, how many meetings there are, and what can be done with all of them. */
export function MeetingsHead({ isPage }: { isPage: boolean }) {
  const { t } = useTranslation('meetings');
  const { activity, programme, parties, meetings, canEdit } = useMeetings();
  const [isOpen, { open, close }] = useDisclosure();
  const live = meetings.filter(({ status }) => status !== 'cancelled');
  return (
    <Stack gap={6} mb="md" component="header">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0, overflowWrap: 'anywhere' }}>
          {isPage && <ActivityTitle />}
          {!isPage && <ZoneText />}
          <Text size="sm" c="dimmed">
            {[
              t('meetingCount', { count: live.length }),
              t('partyCount', { count: parties.length }),
              ...(programme
                ? [t('slotCount', { count: programme.slots.length }), t('tableCount', { count: programme.tables })]
                : []),
            ].join(' · ')}
          </Text>
        </div>
        {canEdit && (
          <Group gap="xs" className={classes['screen']}>
            <Button variant="default" size="xs" leftSection={<CalendarClock size={14} aria-hidden />} onClick={open}>
              {t('programme.open')}
            </Button>
            <MatchmakingButton />
          </Group>
        )}
      </Group>
      <Dialog opened={isOpen} onClose={close} size="lg" title={t('programme.open')}>
        {isOpen && <ProgrammeForm activity={activity} programme={programme} onDone={close} />}
      </Dialog>
    </Stack>
  );
}

/** Says of which place the times are. A page of its own says so in its title. */
function ZoneText() {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const { timezone } = useMeetings().activity;
  return (
    <Text size="sm">
      {timezone === BRUSSELS ? t('brusselsHint') : t('zoneHint', { zone: format.zonePlace(timezone) })}
    </Text>
  );
}

function ActivityTitle() {
  const { t } = useTranslation('meetings');
  const format = useFormat();
  const label = useLabels();
  const { activity } = useMeetings();
  const { title, kind, startsOn, endsOn, city, timezone } = activity;
  return (
    <>
      <Text size="sm" c="dimmed">
        <Anchor component={Link} to={getActivityPath(activity)} inherit c="dimmed" underline="always">
          {title}
        </Anchor>
      </Text>
      <PageTitle>{t('words.businessMeetings')}</PageTitle>
      <Text size="sm">
        {[
          label('activityKind', kind),
          format.days(startsOn, endsOn),
          city,
          t('zone', { city: format.zonePlace(timezone) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  );
}
