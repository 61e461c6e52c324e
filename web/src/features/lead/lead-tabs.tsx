import { Grid, Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../../records/leads/lead.api';
import { DetailsTab } from './fields/details-tab';
import { DraftsNotice } from '../../shared/record-editor/drafts-notice';
import { EvidenceTab } from './records/evidence-tab';
import { HistoryTab } from './records/history-tab';
import { InteractionsTab } from './records/interactions-tab';
import { LEAD_TABS, type LeadTab } from './lead-search.rules';
import { LoadingState } from '../../shared/layout/loading-state';
import { TabList } from '../../shared/layout/tab-list';
import { PeopleTab } from './records/people-tab';
import { ScreeningTab } from './screening/screening-tab';
import { StageChecklist } from './stages/stage-checklist';
import type { ChecklistStage } from './stages/stage-checklist.rules';
import { TasksTab } from './records/tasks-tab';
import { TimelineTab } from './records/timeline-tab';
import { TouchesTab } from './touches/touches-tab';
import { useLeadEditor } from './use-lead-editor';

const PANELS: Readonly<Record<LeadTab, () => React.ReactNode>> = {
  details: DetailsTab,
  people: PeopleTab,
  timeline: TimelineTab,
  interactions: InteractionsTab,
  tasks: TasksTab,
  evidence: EvidenceTab,
  screening: ScreeningTab,
  touches: TouchesTab,
  history: HistoryTab,
};

interface LeadTabsProps {
  gates: readonly Gate[];
  checklist: readonly ChecklistStage[];
}

/** The parts of the page. Each is loaded when it is opened, and stays in the address. */
export function LeadTabs({ gates, checklist }: LeadTabsProps) {
  const { t } = useTranslation('lead');
  const { tab = 'details' } = useSearch({ from: '/user/leads/$leadId' });
  const { openTab } = useLeadEditor();
  const Panel = PANELS[tab];
  return (
    <Tabs value={tab} onChange={(value) => value && openTab(value as LeadTab)} keepMounted={false}>
      <TabList
        label={t('tabsLabel')}
        tabs={LEAD_TABS.map((one) => ({ value: one, text: t(`tabs.${one}`) }))}
        active={tab}
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <DraftsNotice />
          {LEAD_TABS.map((one) => (
            <Tabs.Panel key={one} value={one}>
              {one === tab && (
                <Suspense fallback={<LoadingState />}>
                  <Panel />
                </Suspense>
              )}
            </Tabs.Panel>
          ))}
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <StageChecklist gates={gates} checklist={checklist} />
        </Grid.Col>
      </Grid>
    </Tabs>
  );
}
