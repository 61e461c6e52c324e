import { ActionIcon, Text } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import { useRef } from 'react';
import classes from './recipient-chips.module.css';

/** Somebody who was picked to get a mail. */
export interface RecipientChip {
  id: string;
  name: string;
  address: string | null | undefined;
  /** The reason for which the person cannot get it; null if the person can. */
  reason: string | null;
}

interface RecipientChipsProps {
  /** The name of the list, for those who do not see it. */
  label: string;
  chips: readonly RecipientChip[];
  nameRemoval: (name: string) => string;
  onRemove: (index: number) => void;
}

/** Shows who was picked to get a mail, each with the address or with the reason why none can be sent. */
export function RecipientChips({ label, chips, nameRemoval, onRemove }: RecipientChipsProps) {
  const list = useRef<HTMLUListElement>(null);
  const removeAt = (index: number) => {
    const frame = list.current?.closest('fieldset, form');
    onRemove(index);
    // The button that had the focus is gone, and the keys of the form with it.
    requestAnimationFrame(() => {
      const buttons = list.current?.querySelectorAll('button') ?? [];
      const next = buttons[Math.min(index, buttons.length - 1)];
      (next ?? frame?.querySelector<HTMLElement>('[role="combobox"], input'))?.focus();
    });
  };
  if (chips.length === 0) return null;
  return (
    <ul ref={list} className={classes['chips']} aria-label={label}>
      {chips.map(({ id, name, address, reason }, index) => (
        <li key={id} className={classes['chip']} data-skipped={reason !== null || undefined}>
          <span className={classes['person']}>
            <Text span size="sm" fw={600}>
              {name}
            </Text>{' '}
            {reason === null ? (
              <Text span size="sm" c="dimmed">
                {address}
              </Text>
            ) : (
              <Text span size="sm" className={classes['reason']}>
                <TriangleAlert size={14} aria-hidden /> {reason}
              </Text>
            )}
          </span>
          <ActionIcon variant="subtle" color="gray" aria-label={nameRemoval(name)} onClick={() => removeAt(index)}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
