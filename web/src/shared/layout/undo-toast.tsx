import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';

/** The time in which a message offers to undo what it tells. */
const UNDO_MS = 20_000;

interface UndoToast {
  /** There is at most one message with an id. */
  id: string;
  text: ReactNode;
  /** The text of the button. */
  action: string;
  onUndo: () => void;
  /** Whether the message stays until the user closes it. */
  isKept?: boolean;
  /** The id of the element to which the focus returns, if it is on the screen. The focus goes to the content otherwise. */
  returnTo?: string;
}

/** Shows a message that can undo what it tells. */
export function showUndo({ id, text, action, onUndo, isKept = false, returnTo }: UndoToast): void {
  const undo = () => {
    notifications.hide(id);
    ((returnTo && document.getElementById(returnTo)) || document.querySelector('main'))?.focus();
    onUndo();
  };
  // A message about an earlier change could not undo that change any more.
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: isKept ? false : UNDO_MS,
    message: (
      <Group justify="flex-end" gap="xs">
        <Text size="sm" flex="1 1 200px" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        <Button variant="light" size="sm" onClick={undo}>
          {action}
        </Button>
      </Group>
    ),
  });
}

/** Shows why something that the user asked for was not done. */
export function showError({ message }: Error): void {
  notifications.show({ message, color: 'red' });
}
