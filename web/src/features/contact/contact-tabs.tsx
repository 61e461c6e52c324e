import { Tabs } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { TimelineList } from '../../records/timeline/timeline-list';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { ConsentsTab } from './consents/consents-tab';
import { CONTACT_TABS, type ContactTab } from './contact-search.rules';
import { type ContactView, timelineQuery } from './contact.api';
import { DetailsTab } from './details/details-tab';
import { LeadsTab } from './leads-tab';

interface PanelProps {
  contact: ContactView;
}

const PANELS: Readonly<Record<ContactTab, (props: PanelProps) => React.ReactNode>> = {
  details: DetailsTab,
  leads: LeadsTab,
  consents: ConsentsTab,
  timeline: TimelineTab,
};

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function ContactTabs({ contact }: PanelProps) {
  const { t } = useTranslation('contact');
  const { tab = 'details' } = useSearch({ from: '/user/contacts/$contactId' });
  const navigate = useNavigate({ from: '/contacts/$contactId' });
  const Panel = PANELS[tab];
  const open = (value: string | null) =>
    void navigate({ search: { tab: (value ?? 'details') as ContactTab }, resetScroll: false });
  return (
    <Tabs value={tab} onChange={open} keepMounted={false} maw={1000}>
      <TabList
        label={t('tabsLabel')}
        tabs={CONTACT_TABS.map((one) => ({ value: one, text: t(`tabs.${one}`) }))}
        active={tab}
      />
      <DraftsNotice />
      {CONTACT_TABS.map((one) => (
        <Tabs.Panel key={one} value={one}>
          {one === tab && (
            <Suspense fallback={<LoadingState />}>
              <Panel contact={contact} />
            </Suspense>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function TimelineTab({ contact }: PanelProps) {
  return <TimelineList query={useInfiniteQuery(timelineQuery(contact.id))} isLeadShown />;
}
