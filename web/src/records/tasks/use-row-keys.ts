import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../../shared/keyboard/shortcuts.rules';
import { useShortcut } from '../../shared/keyboard/use-shortcuts';

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Moves the focus over the rows of a page with the arrow keys, and from anywhere with `j` and `k`. */
export function useRowKeys(container: RefObject<HTMLElement | null>) {
  const { t } = useTranslation('tasks');
  const move = useCallback(
    (step: number) => {
      const rows = [...(container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const index = rows.findIndex((row) => row.contains(document.activeElement));
      const next = index === -1 ? rows[0] : rows[index + step];
      next?.querySelector<HTMLElement>('button, a')?.focus();
    },
    [container],
  );
  useShortcut({ key: 'j', text: t('nextRow'), run: () => move(1) });
  useShortcut({ key: 'k', text: t('previousRow'), run: () => move(-1) });
  return (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    const target = event.target as HTMLElement;
    const isRow = target.closest('[data-row]') !== null && target.closest('[role="menu"], input') === null;
    if (step === undefined || !isRow || isComposing(event.nativeEvent) || target.ariaExpanded === 'true') return;
    event.preventDefault();
    move(step);
  };
}
