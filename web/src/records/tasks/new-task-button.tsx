import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../shared/session/use-session';
import type { RecordReference } from '../search/record-reference.rules';
import { TaskDialog } from './task-dialog';

/** Opens the form of a new task, about a record if one is given. */
export function NewTaskButton({ subject = null }: { subject?: RecordReference | null }) {
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
        onClick={open}
      >
        {t('words.newTask')}
      </Button>
      <TaskDialog isOpen={isOpen} subject={subject} onClose={close} />
    </>
  );
}
