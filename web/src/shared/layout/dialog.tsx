import { CloseButton, Group, Modal, type ModalRootProps } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from './connection-banner';
import classes from './dialog.module.css';
import { useDialogLevel } from './use-dialog-level';

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
          <Modal.Title fw={600} fz="lg" lh="xs" component="h2">
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

/**
 * Remembers which element opened a dialog. Returns a function that puts the focus there after closing, unless it is on
 * the page already. An item of a menu is gone by then, but not the button of the menu.
 */
function useOpener(isOpen: boolean, onFocusLost?: () => void): () => void {
  const opener = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (isOpen) opener.current = findOpener(document.activeElement) ?? lastOpener;
  }, [isOpen]);
  return () => {
    if (isFocusOnPage()) return;
    if (opener.current?.isConnected) opener.current.focus();
    else onFocusLost?.();
  };
}

/** Returns an element that has the focus, or the button of the menu that it is in; null for the page as a whole. */
function findOpener(active: Element | null): HTMLElement | null {
  if (active === document.body) return null;
  const button = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return button ? document.getElementById(button) : (active as HTMLElement | null);
}

/** The element that opens a dialog whose menu closes at the same moment, as it does where nothing moves. */
let lastOpener: HTMLElement | null = null;
document.addEventListener('focusin', ({ target }) => {
  lastOpener = findOpener(target as Element);
});

function isFocusOnPage(): boolean {
  const active = document.activeElement;
  return active !== null && active !== document.body && active.closest('[role="dialog"]') === null;
}
