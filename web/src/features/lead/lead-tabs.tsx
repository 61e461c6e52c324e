import { Grid, Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate } from '../../records/leads/lead.api';
import { DetailsTab } from './fields/details-tab';
import { DraftsNotice } from './drafts/drafts-notice';
import { EvidenceTab } from './records/evidence-tab';
import { HistoryTab } from './records/history-tab';
import { InteractionsTab } from './records/interactions-tab';
import { LEAD_TABS, type LeadTab } from './fields/lead-fields.rules';
import classes from './lead-tabs.module.css';
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
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the list is wider than the screen, and the open tab may be out of sight.
    const active = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (active) list.current?.scrollTo({ left: active.offsetLeft - list.current.clientWidth / 2 });
  }, [tab]);
  return (
    <Tabs value={tab} onChange={(value) => value && openTab(value as LeadTab)} keepMounted={false}>
      <Tabs.List ref={list} className={classes['list']} aria-label={t('tabsLabel')} mb="md">
        {LEAD_TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`tabs.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <DraftsNotice />
          {LEAD_TABS.map((one) => (
            <Tabs.Panel key={one} value={one}>
              {one === tab && <Panel />}
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
