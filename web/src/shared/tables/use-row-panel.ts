import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../keyboard/use-shortcuts';

/**
 * Returns whether the record of the active row is shown beside the table.
 * @param onFocus puts the focus on the active row
 */
export function useRowPanel(onFocus: () => void) {
  const { t } = useTranslation('shared');
  const [isOpen, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onFocus();
  };
  const toggle = () => {
    setOpen(!isOpen);
    onFocus();
  };
  useShortcut({ key: 'p', text: t('sidePanel'), run: toggle });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Within a form or an open list, Escape belongs to it.
    const isTaken = (event.target as HTMLElement).closest('form, [aria-expanded="true"]') !== null;
    if (event.key === 'Escape' && isOpen && !isTaken && !event.defaultPrevented) close();
  };
  return { isOpen, close, onKeyDown };
}
