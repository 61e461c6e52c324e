import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNearDay } from '../../records/days/use-near-day';
import type { AnsweredTask } from '../../records/interactions/log-interaction.store';
import { getRecordPath } from '../../records/search/record-reference.rules';
import { findLastDay, findTaskGroup } from '../../records/tasks/task-groups.rules';
import { findToday } from '../../shared/format/format.rules';
import type { InteractionDraft } from './interaction-draft.rules';

interface LoggedMessageProps {
  draft: InteractionDraft;
  /** The task that the interaction has completed. */
  completed: AnsweredTask | undefined;
}

/** Says that an interaction is logged, with links to its record and to where the task of the next step is. */
export function LoggedMessage({ draft: { subject, nextStep, dueOn }, completed }: LoggedMessageProps) {
  const { t } = useTranslation(['interactions', 'tasks']);
  const format = useNearDay();
  const today = findToday();
  const hasTask = nextStep.trim() !== '';
  const group = findTaskGroup({ status: 'open', dueOn: dueOn || null }, today);
  return (
    <>
      <Text size="sm">{t(hasTask ? 'doneWithTask' : 'done', { who: subject?.title ?? '' })}</Text>
      {completed && <Text size="sm">{t('tasks:completed', { title: completed.title })}</Text>}
      <Group gap="md">
        {subject && (
          <Anchor size="sm" renderRoot={(link) => <Link {...link} to={getRecordPath(subject)} />}>
            {t('words.open')}
          </Anchor>
        )}
        {hasTask && (
          <Anchor size="sm" renderRoot={(link) => <Link {...link} to="/tasks" hash={group} />}>
            {`${t('words.tasks')} › ${t(`tasks:groups.${group}`, { day: format.weekday(findLastDay(today)) })}`}
          </Anchor>
        )}
      </Group>
    </>
  );
}
