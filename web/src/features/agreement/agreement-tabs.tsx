import { Grid, Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { TimelineList } from '../../records/timeline/timeline-list';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { AGREEMENT_TABS, type AgreementTab } from './agreement-search.rules';
import { timelineQuery } from './agreement.api';
import { CommitmentsTab } from './commitments/commitments-tab';
import { DetailsTab } from './details-tab';
import { ActivitiesTab } from './outcomes/activities-tab';
import { OutcomesTab } from './outcomes/outcomes-tab';
import { TreeCard } from './tree-card';
import { useAgreementEditor } from './use-agreement-editor';

const PANELS: Readonly<Record<AgreementTab, () => React.ReactNode>> = {
  details: DetailsTab,
  commitments: CommitmentsTab,
  outcomes: OutcomesTab,
  activities: ActivitiesTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function AgreementTabs() {
  const { t } = useTranslation('agreement');
  const { tab = 'details' } = useSearch({ from: '/user/agreements/$agreementId' });
  const navigate = useNavigate({ from: '/agreements/$agreementId' });
  const open = (value: string | null) => {
    if (value) void navigate({ search: { tab: value as AgreementTab }, resetScroll: false });
  };
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={AGREEMENT_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        active={tab}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <DraftsNotice />
          {AGREEMENT_TABS.map((one) => (
            <Tabs.Panel key={one} value={one}>
              {one === tab && (
                <Suspense fallback={<LoadingState />}>
                  <Panel />
                </Suspense>
              )}
            </Tabs.Panel>
          ))}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <TreeCard />
        </Grid.Col>
      </Grid>
    </Tabs>
  );
}

function TimelineTab() {
  const { agreement } = useAgreementEditor();
  return <TimelineList query={useInfiniteQuery(timelineQuery(agreement.id))} isLeadShown />;
}
