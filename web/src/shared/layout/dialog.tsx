import { CloseButton, Group, Modal, type ModalRootProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from './connection-banner';
import classes from './dialog.module.css';
import { useDialogLevel } from './use-dialog-level';
import { useOpener } from './use-opener';

interface DialogProps extends Omit<ModalRootProps, 'title'> {
  title: ReactNode;
  /** Whether the user can close it without finishing. */
  isClosable?: boolean;
  /** Puts the focus elsewhere after closing, if the element that opened the dialog is gone. */
  onFocusLost?: () => void;
}

/** A dialog over the page. Its head is no landmark of the page, and its button to close it has a name. */
export function Dialog({ title, isClosable = true, onFocusLost, children, ...props }: DialogProps) {
  const { t } = useTranslation('shared');
  const { zIndex, isTop } = useDialogLevel(props.opened);
  const returnFocus = useOpener(props.opened, onFocusLost);
  return (
    <Modal.Root
      {...props}
      zIndex={zIndex}
      closeOnEscape={isClosable && isTop}
      closeOnClickOutside={false}
      onExitTransitionEnd={returnFocus}
    >
      <Modal.Overlay />
      <Modal.Content className={classes['content']}>
        <Group justify="space-between" wrap="nowrap" className={classes['head']}>
          <Modal.Title fw={600} fz="lg" component="h2">
            {title}
          </Modal.Title>
          {isClosable && <CloseButton aria-label={t('close')} onClick={props.onClose} />}
        </Group>
        <Modal.Body>
          {/* The banner of the page is behind the dialog. */}
          {props.opened && <ConnectionBanner />}
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
