import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { DELEGATION_TABS, type DelegationTab } from './delegation-search.rules';
import { ParticipantsTab } from './participants/participants-tab';
import { ProgrammeTab } from './programme/programme-tab';
import { DetailsTab } from './tabs/details-tab';
import { FollowUpTab } from './tabs/follow-up-tab';
import { ThankYouTab } from './tabs/thank-you-tab';
import { TimelineTab } from './tabs/timeline-tab';

const PANELS: Readonly<Record<DelegationTab, () => React.ReactNode>> = {
  programme: ProgrammeTab,
  participants: ParticipantsTab,
  details: DetailsTab,
  'follow-up': FollowUpTab,
  'thank-you': ThankYouTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is read when it is opened, and stays in the address. */
export function DelegationTabs() {
  const { t } = useTranslation('delegation');
  const { tab = 'programme' } = useSearch({ from: '/user/delegations/$delegationId' });
  const navigate = useNavigate({ from: '/delegations/$delegationId' });
  const open = (value: string | null) => {
    if (value) void navigate({ search: { tab: value as DelegationTab }, resetScroll: false });
  };
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={open} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={DELEGATION_TABS.map((value) => ({ value, text: t(`tabs.${value}`) }))}
        active={tab}
      />
      <DraftsNotice />
      {DELEGATION_TABS.map((one) => (
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
