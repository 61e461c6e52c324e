import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { TabList } from '../../../shared/layout/tab-list';
import { useCan } from '../../../shared/session/use-session';
import { activityQuery } from '../activities.api';
import { WishesTab } from './matchmaking/wishes-tab';
import { MeetingsHead } from './meetings-head';
import { MEETINGS_PARTS, type MeetingsPart, type MeetingsSearch } from './meetings-search.rules';
import { meetingsQuery, partiesQuery, programmeQuery } from './meetings.api';
import { PartiesTab } from './parties/parties-tab';
import { ScheduleTab } from './schedule/schedule-tab';
import { type Meetings, MeetingsContext } from './use-meetings';

const PANELS: Readonly<Record<MeetingsPart, () => React.ReactNode>> = {
  schedule: ScheduleTab,
  parties: PartiesTab,
  wishes: WishesTab,
};

interface MeetingsPanelProps {
  activityId: string;
  /** Whether it is a page of its own, which names the activity. */
  isPage?: boolean;
}

/** The business meetings of an activity: who takes part, who wants to meet whom, and the schedule. */
export function MeetingsPanel({ activityId, isPage = false }: MeetingsPanelProps) {
  const activity = useQuery(activityQuery(activityId));
  const hasProgramme = activity.data?.hasMeetingSlots;
  const programme = useQuery({ ...programmeQuery(activityId), enabled: hasProgramme === true });
  const parties = useQuery(partiesQuery(activityId));
  const meetings = useQuery(meetingsQuery(activityId));
  const canWrite = useCan('activities:write');
  const value = useMemo((): Meetings | null => {
    if (!activity.data || (hasProgramme && !programme.data) || !parties.data || !meetings.data) return null;
    return {
      activity: activity.data,
      programme: programme.data ?? null,
      parties: parties.data.filter(({ archivedAt }) => archivedAt === null),
      archivedParties: parties.data.filter(({ archivedAt }) => archivedAt !== null),
      meetings: meetings.data,
      canEdit: canWrite && activity.data.archivedAt === null,
    };
  }, [activity.data, hasProgramme, programme.data, parties.data, meetings.data, canWrite]);
  const queries = [activity, programme, parties, meetings];
  const failed = queries.find(({ error, data }) => error && data === undefined);
  const retry = () => queries.forEach(({ error, refetch }) => void (error && refetch()));
  if (failed?.error) return <ProblemState isPage={isPage} error={failed.error} onRetry={retry} />;
  if (!value) return <LoadingState />;
  return (
    <MeetingsContext value={value}>
      <MeetingsHead isPage={isPage} />
      <MeetingsParts />
    </MeetingsContext>
  );
}

function MeetingsParts() {
  const { t } = useTranslation('meetings');
  const search = useSearch({ strict: false });
  const { part = 'schedule' } = search as MeetingsSearch;
  const navigate = useNavigate();
  const Panel = PANELS[part];
  const open = (value: string | null) => {
    const next = value === 'schedule' ? undefined : value;
    const update = ({ by: _by, party: _party, ...known }: MeetingsSearch) => ({ ...known, part: next });
    void navigate({ to: '.', search: update as never, resetScroll: false });
  };
  return (
    <Tabs value={part} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={MEETINGS_PARTS.map((one) => ({ value: one, text: t(listTextKeys('tabs', one)) }))}
        active={part}
      />
      {MEETINGS_PARTS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one === part && <Panel />}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
