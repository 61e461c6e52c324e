import { Button, Group, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssignPopover } from '../../records/tasks/assign-popover';
import { PostponeDialog } from '../../records/tasks/postpone-dialog';
import { PostponeMenu } from '../../records/tasks/postpone-menu';
import { type BulkTaskChanges, MAX_BULK_TASKS } from '../../records/tasks/tasks.api';
import { useBulkTaskAction } from '../../records/tasks/use-task-actions';
import { findToday } from '../../shared/format/format.rules';

interface TaskSelectionBarProps {
  ids: readonly string[];
  onSelectAll: () => void;
  onClear: () => void;
}

/** The number of selected tasks, and what can be done about all of them at once. */
export function TaskSelectionBar({ ids, onSelectAll, onClear }: TaskSelectionBarProps) {
  const { t } = useTranslation('tasks');
  const { change, isPending } = useBulkTaskAction();
  const [isDayChosen, setDayChosen] = useState(false);
  const today = findToday();
  const count = ids.length;
  const apply = (changes: BulkTaskChanges) => {
    void change([...ids], changes);
    onClear();
  };
  const button = { size: 'xs', variant: 'default', disabled: isPending } as const;
  return (
    <div role="status">
      {count > 0 && (
        <Paper withBorder px="sm" py={6} mb="xs">
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {t('bulk.selected', { count })}
            </Text>
            {count > MAX_BULK_TASKS ? (
              <Text size="sm">{t('bulk.tooMany', { max: MAX_BULK_TASKS })}</Text>
            ) : (
              <>
                <Button {...button} onClick={() => apply({ status: 'done' })}>
                  {t('bulk.complete', { count })}
                </Button>
                <PostponeMenu
                  today={today}
                  onPostpone={(dueOn) => apply({ dueOn })}
                  onChooseDay={() => setDayChosen(true)}
                >
                  <Button {...button}>{t('bulk.postpone', { count })}</Button>
                </PostponeMenu>
                <AssignPopover
                  onAssign={(assigneeId) => apply({ assigneeId })}
                  renderButton={(toggle) => (
                    <Button {...button} onClick={toggle}>
                      {t('bulk.assign', { count })}
                    </Button>
                  )}
                />
              </>
            )}
            <Button size="xs" variant="subtle" onClick={onSelectAll}>
              {t('bulk.selectAll')}
            </Button>
            <Button size="xs" variant="subtle" onClick={onClear}>
              {t('bulk.clear')}
            </Button>
          </Group>
        </Paper>
      )}
      <PostponeDialog
        text={isDayChosen ? t('bulk.selected', { count }) : null}
        today={today}
        onClose={() => setDayChosen(false)}
        onDone={(dueOn) => apply({ dueOn })}
      />
    </div>
  );
}
