import { Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { UserSelect } from '../users/user-select';

interface AssignPopoverProps {
  /** The user who has the task now. */
  value?: string | null;
  onAssign: (userId: string) => void;
  /** Renders the button that opens it. */
  renderButton: (toggle: () => void) => ReactElement;
}

/** Passes tasks on to a colleague. */
export function AssignPopover({ value = null, onAssign, renderButton }: AssignPopoverProps) {
  const { t } = useTranslation('tasks');
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover opened={isOpen} onChange={close} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>{renderButton(toggle)}</Popover.Target>
      <Popover.Dropdown aria-label={t('words.assignee')}>
        <UserSelect
          label={t('words.assignee')}
          data-autofocus
          clearable={false}
          value={value}
          onChange={(userId) => {
            close();
            if (userId !== null && userId !== value) onAssign(userId);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
