import { Grid, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import fields from 'record-catalogue/roadshows';
import { useTranslation } from 'react-i18next';
import { ActivityTimeline } from '../../records/activities/activity-timeline';
import { groupFields } from '../../shared/catalogue/catalogue-field.rules';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { FieldCard } from '../../shared/record-editor/field-card';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { ROADSHOW_TABS, type RoadshowTab } from './roadshow-search.rules';
import { ResultsCard } from './results-card';
import { StopsTab } from './stops/stops-tab';

/** The fields of a roadshow that can be edited in place, in groups. */
const FIELD_GROUPS = groupFields(
  fields,
  {
    plan: ['title', 'status', 'days', 'timezone', 'targetCountry', 'sectors', 'objectives'],
    organisation: ['ownerId', 'agreementId', 'notes'],
    money: ['budgetEur', 'costEur'],
  },
  'organisation',
  // The days and hours are edited together.
  ['startsOn', 'endsOn'],
);

const PANELS: Readonly<Record<RoadshowTab, () => React.ReactNode>> = {
  stops: StopsTab,
  details: DetailsTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function RoadshowTabs() {
  const { t } = useTranslation('roadshow');
  const { tab = 'stops' } = useSearch({ from: '/user/roadshows/$roadshowId' });
  const navigate = useNavigate({ from: '/roadshows/$roadshowId' });
  const open = (value: string | null) => {
    if (value) void navigate({ search: { tab: value as RoadshowTab }, resetScroll: false });
  };
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={ROADSHOW_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        active={tab}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <DraftsNotice />
          {ROADSHOW_TABS.map((one) => (
            <Tabs.Panel key={one} value={one}>
              {one === tab && <Panel />}
            </Tabs.Panel>
          ))}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <ResultsCard />
        </Grid.Col>
      </Grid>
    </Tabs>
  );
}

function DetailsTab() {
  const { t } = useTranslation('roadshow');
  return Object.entries(FIELD_GROUPS).map(([group, names]) => (
    <FieldCard key={group} title={t(`groups.${group as keyof typeof FIELD_GROUPS}`)} fields={names} />
  ));
}

function TimelineTab() {
  return <ActivityTimeline activityId={useRecordEditor().record.id} />;
}
