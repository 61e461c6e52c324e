import { Button } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';

interface AddRowButtonProps {
  children: ReactNode;
  /** A button that adds a whole card stands out more. */
  variant?: 'subtle' | 'light';
  disabled?: boolean;
  onClick: () => void;
}

/** Adds a row to a list of inputs. It stands below the rows. */
export function AddRowButton({ children, variant = 'subtle', ...rest }: AddRowButtonProps) {
  return (
    <Button variant={variant} size="xs" w="fit-content" leftSection={<Plus size={14} aria-hidden />} {...rest}>
      {children}
    </Button>
  );
}
