import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { NewTaskButton } from '../../records/tasks/new-task-button';
import { RecordTimeline } from '../../records/timeline/record-timeline';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { FieldGroupsCard } from '../../shared/record-editor/field-card';
import { FIELD_GROUPS } from '../../records/leads/lead-fields.rules';
import classes from './overview-tab.module.css';
import { LeadTasks, PlannedTasks } from './records/lead-tasks';
import { useLeadTasks } from './records/use-lead-tasks';
import { MissingFieldsCard } from './stages/missing-fields-card';
import { useLeadEditor } from './use-lead-editor';

/** The groups of the fields beside the timeline. */
const GROUPS = ['project', 'investment', 'decision', 'announcement', 'team'] as const;

/** The number of events above the fields where there is room for one column only. */
const MAX_EVENTS_ABOVE = 10;

/** The timeline of the lead, with its fields beside it. */
export function OverviewTab() {
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const { lead, canEdit } = useLeadEditor();
  const { open } = useLeadTasks();
  const subject = { kind: 'lead', id: lead.id, title: `${lead.reference} ${lead.title}` } as const;
  return (
    <div className={classes['columns']}>
      <RecordTimeline
        limit={isNarrow ? MAX_EVENTS_ABOVE : undefined}
        renderTasks={(filter) => (filter === 'tasks' ? <LeadTasks /> : <PlannedTasks />)}
        taskCount={open.length}
        newTask={canEdit && <NewTaskButton subject={subject} isShort />}
      />
      <LeadFields />
    </div>
  );
}

/** The fields that the next stage needs, and all fields of the lead. */
export function LeadFields() {
  const { t } = useTranslation('lead');
  return (
    <div>
      <MissingFieldsCard />
      <FieldGroupsCard
        groups={GROUPS.map((group) => ({ title: t(listTextKeys('groups', group)), fields: FIELD_GROUPS[group] }))}
      />
    </div>
  );
}
