import { CloseButton, Group, Modal, type ModalRootProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';
import { useDialogLevel } from './use-dialog-level';

interface DialogProps extends Omit<ModalRootProps, 'title'> {
  title: ReactNode;
  /** Whether the user can close it without finishing. */
  isClosable?: boolean;
}

/** A dialog over the page. Its head is no landmark of the page, and its button to close it has a name. */
export function Dialog({ title, isClosable = true, children, ...props }: DialogProps) {
  const { t } = useTranslation('shared');
  const { zIndex, isTop } = useDialogLevel(props.opened);
  return (
    <Modal.Root {...props} zIndex={zIndex} closeOnEscape={isClosable && isTop} closeOnClickOutside={false}>
      <Modal.Overlay />
      <Modal.Content className={classes['content']}>
        <Group justify="space-between" wrap="nowrap" className={classes['head']}>
          <Modal.Title fw={600} fz="lg" component="h2">
            {title}
          </Modal.Title>
          {isClosable && <CloseButton aria-label={t('close')} onClick={props.onClose} />}
        </Group>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
