import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';
import { usePressGuard } from './use-press-guard';

interface ConfirmDialogProps {
  isOpen: boolean;
  title: string;
  /** Says what will happen, and whether it can be undone. */
  text: string;
  submit: string;
  error: Error | null;
  isPending: boolean;
  /** Whether what is done takes something away. */
  isDestructive?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks before something is done that is not easily undone. While it is being done the dialog stays open, so that its
 * result is seen.
 */
export function ConfirmDialog({ isOpen, title, text, submit, ...action }: ConfirmDialogProps) {
  const { t } = useTranslation('shared');
  const { error, isPending, isDestructive = true, onClose } = action;
  const guardPress = usePressGuard(isPending);
  const confirm = () => guardPress(action.onConfirm);
  const confirmByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat || isPending) return;
    // The button with the focus would be pressed.
    event.preventDefault();
    confirm();
  };
  return (
    <Dialog opened={isOpen} onClose={onClose} title={title} isClosable={!isPending}>
      <Stack onKeyDownCapture={confirmByKey}>
        <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
        <Text size="sm">{text}</Text>
        <Group justify="flex-end" data-foot>
          <Button variant="default" disabled={isPending} onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color={isDestructive ? 'red' : undefined} loading={isPending} onClick={confirm}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
