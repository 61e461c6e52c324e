import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNearDay } from '../../records/days/use-near-day';
import { RecordIcon } from '../../records/search/record-icon';
import { getRecordPath } from '../../records/search/record-reference.rules';
import { WinsToVerify } from '../../records/leads/verification/wins-to-verify';
import { TaskList } from '../../records/tasks/task-list';
import { useFormat } from '../../shared/format/use-format';
import { RowSection } from '../../shared/layout/row-section';
import rows from '../../shared/layout/rows.module.css';
import { LogButton } from './log-button';
import type { MyDay } from './my-day.api';
import { findFollowUpTask } from './my-day.rules';

/** The work of the day: tasks, and people to follow up. */
export function MyDaySections({ day, verifications, tasks, laterTasks, followUp }: MyDay) {
  const { t } = useTranslation('my-day');
  const allTasks = (
    <Anchor size="sm" component={Link} to="/tasks">
      {t('allTasks')}
    </Anchor>
  );
  return (
    <div>
      <WinsToVerify verifications={verifications} />
      <TaskList label={t('tasks')} tasks={tasks.items} today={day} ends={{ overdue: allTasks }} />
      {tasks.total > tasks.items.length && (
        <Text size="sm" c="dimmed" mb="md">
          {t('moreTasks', { count: tasks.total - tasks.items.length })} {allTasks}
        </Text>
      )}
      <LaterLine count={laterTasks} />
      {followUp && <FollowUp followUp={followUp} tasks={tasks} />}
    </div>
  );
}

/** Leads to the tasks that are due after the week. */
function LaterLine({ count }: { count: number }) {
  const { t } = useTranslation('my-day');
  const format = useFormat();
  if (count === 0) return null;
  return (
    <Link to="/tasks" hash="later" className={rows['box']}>
      <b>{t('later')}</b>
      <Badge variant="default" size="sm" circle={count < 10}>
        {format.count(count)}
      </Badge>
    </Link>
  );
}

interface FollowUpProps {
  followUp: NonNullable<MyDay['followUp']>;
  tasks: MyDay['tasks'];
}

/** The attendees of the last activity whom nobody has contacted since, but for those whose task stands above. */
function FollowUp({ followUp, tasks }: FollowUpProps) {
  const { t } = useTranslation('my-day');
  const format = useNearDay();
  const { activity, items, total } = followUp;
  const people = items.filter(({ contactId }) => !findFollowUpTask(tasks.items, activity.id, contactId));
  const count = total - (items.length - people.length);
  if (count === 0) return null;
  return (
    <RowSection
      title={t('words.follow-up')}
      count={count}
      end={
        <>
          <Anchor inherit component={Link} to={`/activities/${activity.id}`} title={activity.title}>
            {activity.title}
          </Anchor>
          <Text inherit component="span" c="dimmed">
            {`, ${t('endedOn', { day: format.near(activity.endsOn) })}`}
          </Text>
        </>
      }
    >
      {people.map(({ contactId, fullName, companyName }) => {
        const record = { kind: 'contact', id: contactId, title: fullName } as const;
        return (
          <li key={contactId} className={rows['row']} data-row>
            <RecordIcon kind="contact" />
            <Anchor
              inherit
              c="inherit"
              fw={600}
              className={rows['title']}
              renderRoot={(link) => <Link {...link} to={getRecordPath(record)} />}
            >
              {fullName}
            </Anchor>
            <span className={rows['subject']}>
              <span title={companyName ?? undefined}>{companyName}</span>
            </span>
            <LogButton subject={record} />
          </li>
        );
      })}
      {count > people.length && (
        <li className={rows['row']}>
          <Anchor inherit component={Link} to={`/activities/${activity.id}`}>
            {t('morePeople', { count: count - people.length })}
          </Anchor>
        </li>
      )}
    </RowSection>
  );
}
