import { ActionIcon } from '@mantine/core';
import MessageSquarePlus from 'lucide-react/icons/message-square-plus';
import { useTranslation } from 'react-i18next';
import { type AnsweredTask, openLogInteraction } from '../../records/interactions/log-interaction.store';
import type { RecordReference } from '../../records/search/record-reference.rules';
import { useCan } from '../../shared/session/use-session';
import classes from './my-day.module.css';

interface LogButtonProps {
  subject: RecordReference;
  /** The open task that the interaction may answer. */
  task?: AnsweredTask;
}

/** Opens the form that logs an interaction about the record of a row. */
export function LogButton({ subject, task }: LogButtonProps) {
  const { t } = useTranslation('my-day');
  const canLog = useCan('interactions:write');
  if (!canLog) return null;
  const text = t('logAbout', { title: subject.title });
  return (
    <ActionIcon
      className={classes['log']}
      variant="subtle"
      size={26}
      aria-label={text}
      title={text}
      onClick={() => openLogInteraction(subject, task)}
    >
      <MessageSquarePlus size={16} aria-hidden />
    </ActionIcon>
  );
}
