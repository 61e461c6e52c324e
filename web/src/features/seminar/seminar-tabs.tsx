import { Grid, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import fields from 'record-catalogue/seminars';
import { useTranslation } from 'react-i18next';
import { ActivityTimeline } from '../../records/activities/activity-timeline';
import { FollowUpList } from '../../records/activities/follow-up/follow-up-list';
import { groupFields } from '../../shared/catalogue/catalogue-field.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { FieldCard } from '../../shared/record-editor/field-card';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { CheckInTab } from './check-in/check-in-tab';
import { RegistrationsTab } from './registrations/registrations-tab';
import { SeatsCard } from './seats-card';
import type { SeminarView } from './seminar.api';
import { SEMINAR_TABS, type SeminarTab } from './seminar-search.rules';
import { findSeminarState } from './seminar-state.rules';
import { SessionsTab } from './sessions/sessions-tab';

/** The fields of a seminar that can be edited in place, in groups. */
const FIELD_GROUPS = groupFields(
  fields,
  {
    plan: ['title', 'status', 'times', 'languages', 'objectives'],
    place: ['venue', 'city', 'country', 'onlineUrl'],
    registration: ['capacity', 'registrationOpensAt', 'registrationClosesAt'],
    organisation: ['ownerId', 'roadshowStopId', 'delegationId', 'agreementId', 'notes'],
    money: ['budgetEur', 'costEur'],
  },
  'organisation',
  // The days and hours are edited together.
  ['startsAt', 'endsAt', 'startsOn', 'endsOn', 'timezone'],
);

const PANELS: Readonly<Record<SeminarTab, () => React.ReactNode>> = {
  details: DetailsTab,
  registrations: RegistrationsTab,
  'check-in': CheckInTab,
  sessions: SessionsTab,
  'follow-up': FollowUpTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function SeminarTabs() {
  const { t } = useTranslation('seminar');
  const { tab = 'details' } = useSearch({ from: '/user/seminars/$seminarId' });
  const navigate = useNavigate({ from: '/seminars/$seminarId' });
  const open = (value: string | null) => {
    if (value) void navigate({ search: { tab: value as SeminarTab }, resetScroll: false });
  };
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={SEMINAR_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        active={tab}
      />
      <DraftsNotice />
      {SEMINAR_TABS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one === tab && (
            <Suspense fallback={<LoadingState />}>
              <Panel />
            </Suspense>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function DetailsTab() {
  const { t } = useTranslation('seminar');
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
        {Object.entries(FIELD_GROUPS).map(([group, names]) => (
          <FieldCard key={group} title={t(`groups.${group as keyof typeof FIELD_GROUPS}`)} fields={names} />
        ))}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
        <SeatsCard />
      </Grid.Col>
    </Grid>
  );
}

function FollowUpTab() {
  const { record } = useRecordEditor<SeminarView>();
  return <FollowUpList activity={record} isOver={findSeminarState(record).isOver} />;
}

function TimelineTab() {
  return <ActivityTimeline activityId={useRecordEditor().record.id} />;
}
