import { Anchor, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import Check from 'lucide-react/icons/check';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DueDay } from '../../records/days/due-day';
import { TaskDialog } from '../../records/tasks/task-dialog';
import { useTaskActions } from '../../records/tasks/use-task-actions';
import { findToday } from '../../shared/format/format.rules';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import type { RecordSearch } from '../../shared/record-editor/record-search.rules';
import { useCan } from '../../shared/session/use-session';
import classes from './lead-strip.module.css';
import { useLeadTasks } from './records/use-lead-tasks';
import { useLeadEditor } from './use-lead-editor';

/** The facts that a call needs: the next step, the last contact, the people, the size and the decision. */
export function LeadStrip() {
  const { t } = useTranslation('lead');
  return (
    <section className={classes['strip']} aria-label={t('strip.label')}>
      <NextStep />
      <LastContact />
      <People />
      <Size />
      <Decision />
    </section>
  );
}

interface CellProps {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  /** Where a click leads; null if the user can do nothing there. */
  target: RecordSearch<'leads'> | null;
  /** A button before the value. */
  before?: ReactNode;
  color?: string;
}

function Cell({ name, value, note, target, before, color }: CellProps) {
  return (
    <div className={classes['cell']}>
      <Text fz={12.5} c="dimmed" aria-hidden={target !== null}>
        {name}
      </Text>
      <div className={classes['value']}>
        {before}
        {target ? (
          <Anchor
            className={classes['link']}
            inherit
            c={color ?? 'inherit'}
            underline="never"
            renderRoot={(props) => <Link {...props} from="/leads/$leadId" to="." search={target} resetScroll={false} />}
          >
            <VisuallyHidden>{name}</VisuallyHidden> {value}
          </Anchor>
        ) : (
          <Text span inherit c={color} className={classes['text']}>
            {value}
          </Text>
        )}
      </div>
      <Text fz={13} c="dimmed" truncate component="div">
        {note}
      </Text>
    </div>
  );
}

/** The text in place of a value that the user may add. */
function useEmptyText() {
  const { canEdit } = useLeadEditor();
  return (text: string) =>
    canEdit ? (
      <Text span inherit c="dimmed" fw={400}>
        {text}
      </Text>
    ) : (
      '–'
    );
}

function NextStep() {
  const { t } = useTranslation(['lead', 'tasks']);
  const { lead, canEdit } = useLeadEditor();
  const { open, canChange } = useLeadTasks();
  const { complete } = useTaskActions();
  const [isPlanning, { open: plan, close }] = useDisclosure();
  const canWrite = useCan('tasks:write');
  const { nextTask } = lead;
  const name = t('strip.nextStep');
  if (!nextTask) {
    if (lead.status !== 'open' || !canEdit || !canWrite) return <Cell name={name} value="–" target={null} />;
    return (
      <div className={classes['cell']}>
        <Text fz={12.5} c="dimmed">
          {name}
        </Text>
        <UnstyledButton className={classes['link']} c="dimmed" onClick={plan}>
          {t('strip.planStep')}
        </UnstyledButton>
        <TaskDialog
          isOpen={isPlanning}
          subject={{ kind: 'lead', id: lead.id, title: `${lead.reference} ${lead.title}` }}
          onClose={close}
        />
      </div>
    );
  }
  const task = open.find(({ id }) => id === nextTask.id);
  const others = open.length - 1;
  return (
    <Cell
      name={name}
      value={nextTask.title}
      target={{ show: 'tasks' }}
      before={
        task &&
        canChange(task) && (
          <UnstyledButton
            className={classes['tick']}
            aria-label={t('tasks:complete', { title: task.title })}
            onClick={() => complete(task)}
          >
            <span className={classes['circle']}>
              <Check size={12} aria-hidden />
            </span>
          </UnstyledButton>
        )
      }
      note={
        <>
          <DueDay day={nextTask.dueOn} today={findToday()} />
          {others > 0 && `${nextTask.dueOn ? ' · ' : ''}${t('strip.more', { count: others })}`}
        </>
      }
    />
  );
}

function LastContact() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const format = useFormat();
  const label = useLabels();
  const { lastInteraction, status, staleSince } = lead;
  const isStale = status === 'open' && staleSince !== null && staleSince <= findToday();
  return (
    <Cell
      name={t('strip.lastContact')}
      value={lastInteraction ? format.ago(lastInteraction.occurredAt) : t('strip.noContact')}
      color={isStale ? 'var(--mantine-color-orange-text)' : undefined}
      note={lastInteraction && `${label('interactionKind', lastInteraction.kind)}: ${lastInteraction.subject}`}
      target={{ show: 'interactions' }}
    />
  );
}

function People() {
  const { t } = useTranslation('lead');
  const { lead } = useLeadEditor();
  const getEmptyText = useEmptyText();
  const [first, ...others] = lead.contacts;
  return (
    <Cell
      name={t('words.people')}
      value={
        first
          ? [first.fullName, others.length > 0 && `+${others.length}`].filter(Boolean).join(' ')
          : getEmptyText(t('strip.addContact'))
      }
      note={first?.jobTitle}
      target={{ tab: 'people', ...(!first && { field: 'contactIds' }) }}
    />
  );
}

/** The jobs and the amount that are expected, or those of a closed lead that were announced. */
function Size() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const format = useFormat();
  const label = useLabels();
  const getEmptyText = useEmptyText();
  const { status, announcedJobs, announcedCapexEur, investmentType, realisations, capexUndisclosed } = lead;
  const describe = (jobs: number | null, amount: number | null) =>
    [
      jobs !== null && t('strip.jobs', { count: jobs, formatted: format.count(jobs) }),
      amount !== null && format.euro(amount),
    ]
      .filter(Boolean)
      .join(' · ');
  const isWon = status === 'won';
  const expected = describe(lead.jobsExpected, lead.capexEur);
  const amount = capexUndisclosed ? t('strip.undisclosed') : t('strip.noAmount');
  const planned = expected && lead.capexEur === null ? `${expected} · ${amount}` : expected;
  const realised = realisations.at(-1);
  const value = isWon ? describe(announcedJobs, announcedCapexEur) || planned : planned;
  const note =
    isWon && realised
      ? t('strip.realised', { what: describe(realised.jobs, realised.capexEur) })
      : investmentType && label('investmentType', investmentType);
  return (
    <Cell
      name={t('strip.size')}
      value={value || getEmptyText(t('strip.addSize'))}
      note={note}
      target={canEdit ? { field: isWon ? 'announcedJobs' : 'jobsExpected' } : null}
    />
  );
}

function Decision() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const format = useFormat();
  const label = useLabels();
  const getEmptyText = useEmptyText();
  const { closedOn, expectedDecisionOn, likelihood, status } = lead;
  if (closedOn) return <Cell name={t('strip.closed')} value={format.day(closedOn)} target={null} />;
  const isLate = status === 'open' && expectedDecisionOn !== null && expectedDecisionOn < findToday();
  const day = expectedDecisionOn && format.day(expectedDecisionOn);
  return (
    <Cell
      name={t('strip.decision')}
      value={day ? `${isLate ? '! ' : ''}${day}` : getEmptyText(t('strip.addDay'))}
      color={isLate ? 'red' : undefined}
      note={likelihood && `${t('words.likelihood')}: ${label('likelihood', likelihood)}`}
      target={canEdit ? { field: 'expectedDecisionOn' } : null}
    />
  );
}
