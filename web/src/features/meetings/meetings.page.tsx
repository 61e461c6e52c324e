import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { activityQuery } from '../../records/activities/activities.api';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { TabList } from '../../shared/layout/tab-list';
import { useCan } from '../../shared/session/use-session';
import { MeetingsHead } from './meetings-head';
import { MEETINGS_TABS, type MeetingsTab } from './meetings-search.rules';
import { meetingsQuery, partiesQuery, programmeQuery } from './meetings.api';
import { PartiesTab } from './parties/parties-tab';
import { ScheduleTab } from './schedule/schedule-tab';
import { type Meetings, MeetingsContext } from './use-meetings';
import { WishesTab } from './matchmaking/wishes-tab';

const route = getRouteApi('/user/activities/$activityId/meetings');

const PANELS: Readonly<Record<MeetingsTab, () => React.ReactNode>> = {
  schedule: ScheduleTab,
  parties: PartiesTab,
  wishes: WishesTab,
};

/** The business meetings of an activity: who takes part, who wants to meet whom, and the schedule. */
export function MeetingsPage() {
  const { activityId } = route.useParams();
  const activity = useQuery(activityQuery(activityId));
  const programme = useQuery(programmeQuery(activityId));
  const parties = useQuery(partiesQuery(activityId));
  const meetings = useQuery(meetingsQuery(activityId));
  const canWrite = useCan('activities:write');
  const value = useMemo((): Meetings | null => {
    if (!activity.data || programme.data === undefined || !parties.data || !meetings.data) return null;
    return {
      activity: activity.data,
      programme: programme.data,
      parties: parties.data.filter(({ archivedAt }) => archivedAt === null),
      archivedParties: parties.data.filter(({ archivedAt }) => archivedAt !== null),
      meetings: meetings.data,
      canEdit: canWrite && activity.data.archivedAt === null,
    };
  }, [activity.data, programme.data, parties.data, meetings.data, canWrite]);
  const queries = [activity, programme, parties, meetings];
  const failed = queries.find(({ error, data }) => error && data === undefined);
  const retry = () => queries.forEach(({ error, refetch }) => void (error && refetch()));
  if (failed?.error) return <ProblemState isPage error={failed.error} onRetry={retry} />;
  if (!value) return <LoadingState />;
  return (
    <MeetingsContext value={value}>
      <MeetingsHead />
      <MeetingsTabs />
    </MeetingsContext>
  );
}

function MeetingsTabs() {
  const { t } = useTranslation('meetings');
  const { tab = 'schedule' } = route.useSearch();
  const navigate = route.useNavigate();
  const Panel = PANELS[tab];
  const open = (value: string | null) =>
    void navigate({ search: { tab: (value ?? 'schedule') as MeetingsTab }, resetScroll: false });
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={MEETINGS_TABS.map((one) => ({ value: one, text: t(listTextKeys('tabs', one)) }))}
        active={tab}
      />
      {MEETINGS_TABS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one === tab && <Panel />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
