import { UnstyledButton } from '@mantine/core';
import Pencil from 'lucide-react/icons/pencil';
import type { ReactNode } from 'react';
import classes from './editable-cell.module.css';

interface EditableCellProps {
  label: string;
  /** Whether the row is the active one, in which a click anywhere in the cell edits it. */
  isActive: boolean;
  children: ReactNode;
  onEdit: (anchor: HTMLElement) => void;
}

/** A cell that can be edited in place. Its button has the name of the field and of the record. */
export function EditableCell({ label, isActive, children, onEdit }: EditableCellProps) {
  return (
    <div className={classes['cell']}>
      {children}
      <UnstyledButton
        className={classes['edit']}
        aria-label={label}
        data-edit
        data-active={isActive || undefined}
        tabIndex={isActive ? 0 : -1}
        onClick={({ currentTarget }) => onEdit(currentTarget)}
      >
        <Pencil size={14} aria-hidden />
      </UnstyledButton>
    </div>
  );
}
