import { Button, UnstyledButton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import { KeyHint } from '../../shared/keyboard/key-hint';
import type { EditedRecord } from '../../shared/record-editor/record-drafts.rules';
import { useRecordEditor } from '../../shared/record-editor/use-record-editor';
import { useRecordScreen } from '../../shared/record-editor/use-record-screen';
import type { ScreenCollection, TimelineFilter } from '../../shared/record-editor/record-search.rules';
import { useCan } from '../../shared/session/use-session';
import { openLogInteraction } from '../interactions/log-interaction.store';
import { MailUploadZone } from '../received-mail/mail-upload';
import type { RecordKind } from '../search/search.api';
import { ChangeList } from './change-list';
import { EventList } from './event-list';
import { InteractionList } from './interaction-list';
import { StageList } from './stage-list';
import { type Evidence, listFilters } from './timeline.rules';
import classes from './timeline.module.css';

/** The kinds of records that an interaction can be about. */
const LOGGABLE_KINDS: Partial<Record<ScreenCollection, RecordKind>> = {
  leads: 'lead',
  companies: 'company',
  contacts: 'contact',
};

/** The collections on whose records mails can be dropped. */
const MAIL_COLLECTIONS: readonly ScreenCollection[] = ['leads', 'contacts'];

interface RecordTimelineProps {
  /** The number of events after which the others are shown on request. */
  limit?: number;
  /** The tasks of the record, where the timeline shows them: those that are planned, or all of them. */
  renderTasks?: (filter: 'events' | 'tasks') => ReactNode;
  /** The number of open tasks. */
  taskCount?: number;
  /** The button that creates a task. */
  newTask?: ReactNode;
}

/** The past of the record of the page, and its plans. The address says what it is narrowed to. */
export function RecordTimeline({ limit, renderTasks, taskCount = 0, newTask }: RecordTimelineProps = {}) {
  const { t } = useTranslation('timeline');
  const { collection } = useRecordScreen().api;
  const { record } = useRecordEditor<EditedRecord & { evidence?: Evidence[] }>();
  const filters = listFilters(collection, useCan('audit:read'));
  const { show } = useSearch({ strict: false });
  const filter = filters.find((one) => one === show) ?? 'events';
  const navigate = useNavigate();
  const choose = (next: TimelineFilter) =>
    void navigate({
      to: '.',
      search: ((known: object) => ({ ...known, show: next === 'events' ? undefined : next })) as never,
      resetScroll: false,
    });
  const { id } = record;
  const renderContent = (upload: { button: ReactNode; result: ReactNode }) => (
    <div>
      <div className={classes['tools']}>
        <div className={classes['chips']} role="group" aria-label={t('words.timeline')}>
          {filters.map((one) => (
            <Button
              key={one}
              size="compact-sm"
              h={28}
              radius="xl"
              fw={500}
              variant={one === filter ? 'light' : 'default'}
              aria-pressed={one === filter}
              onClick={() => choose(one)}
            >
              {t(listTextKeys('show', one))}
              {one === 'tasks' && taskCount > 0 && ` ${taskCount}`}
            </Button>
          ))}
        </div>
        <Composer />
        {newTask && <div className={classes['newTask']}>{newTask}</div>}
        {upload.button}
      </div>
      {upload.result}
      {filter === 'events' && (
        <EventList collection={collection} id={id} tasks={renderTasks?.('events')} limit={limit} />
      )}
      {filter === 'interactions' && <InteractionList collection={collection} id={id} />}
      {filter === 'tasks' && renderTasks?.('tasks')}
      {filter === 'stages' && <StageList leadId={id} evidence={record.evidence ?? []} />}
      {filter === 'changes' && <ChangeList id={id} />}
    </div>
  );
  if (!MAIL_COLLECTIONS.includes(collection)) return renderContent({ button: null, result: null });
  return <MailUploadZone>{renderContent}</MailUploadZone>;
}

/** A line that looks like an input and opens the form that logs an interaction about the record of the page. */
function Composer() {
  const { t } = useTranslation('timeline');
  const { collection } = useRecordScreen().api;
  const { record, canEdit } = useRecordEditor<{
    id: string;
    version: number;
    title?: string;
    name?: string;
    fullName?: string;
  }>();
  const canLog = useCan('interactions:write');
  const kind = LOGGABLE_KINDS[collection];
  if (!kind || !canLog || !canEdit) return null;
  const { id, title, name, fullName } = record;
  const subject = { kind, id, title: title ?? name ?? fullName ?? '' };
  return (
    <UnstyledButton
      className={classes['composer']}
      onClick={() => openLogInteraction(kind === 'lead' ? null : subject)}
    >
      <MessageSquarePlus size={16} aria-hidden />
      <span style={{ flex: 1 }}>{t('compose')}</span>
      <KeyHint>c</KeyHint>
    </UnstyledButton>
  );
}
