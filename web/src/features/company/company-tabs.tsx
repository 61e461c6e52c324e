import { Grid, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { COMPANY_TABS, type CompanyTab } from './company-search.rules';
import { DuplicatesCard } from './duplicates-card';
import { GroupTab } from './group/group-tab';
import { AgreementsTab } from './tabs/agreements-tab';
import { DetailsTab } from './tabs/details-tab';
import { LeadsTab } from './tabs/leads-tab';
import { PeopleTab } from './tabs/people-tab';
import { TimelineTab } from './tabs/timeline-tab';

const PANELS: Readonly<Record<CompanyTab, () => React.ReactNode>> = {
  details: DetailsTab,
  group: GroupTab,
  leads: LeadsTab,
  people: PeopleTab,
  agreements: AgreementsTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function CompanyTabs() {
  const { t } = useTranslation('company');
  const { tab = 'details' } = useSearch({ from: '/user/companies/$companyId' });
  const navigate = useNavigate({ from: '/companies/$companyId' });
  const open = (value: string | null) => {
    if (value) void navigate({ search: { tab: value as CompanyTab }, resetScroll: false });
  };
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={COMPANY_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        active={tab}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <DraftsNotice />
          {COMPANY_TABS.map((one) => (
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
          <DuplicatesCard />
        </Grid.Col>
      </Grid>
    </Tabs>
  );
}
