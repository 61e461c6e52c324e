import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import type { RecordReference } from '../search/record-reference.rules';
import { TaskDialog } from './task-dialog';

interface NewTaskButtonProps {
  subject?: RecordReference | null;
  /** Whether the button says only what it adds. */
  isShort?: boolean;
}

/** Opens the form of a new task, about a record if one is given. */
export function NewTaskButton({ subject = null, isShort = false }: NewTaskButtonProps) {
  const { t } = useTranslation('tasks');
  const canWrite = useCan('tasks:write');
  const [isOpen, { open, close }] = useDisclosure();
  if (!canWrite) return null;
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Plus size={14} aria-hidden />}
        aria-keyshortcuts="t"
        aria-label={isShort ? t('words.newTask') : undefined}
        onClick={open}
      >
        {isShort ? t('words.task') : t('words.newTask')}
      </Button>
      <TaskDialog isOpen={isOpen} subject={subject} onClose={close} />
    </>
  );
}
