import { Button, type ButtonProps } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import Plus from 'lucide-react/icons/plus';
import { type Ref, useRef } from 'react';
import { KeyHint } from './key-hint';
import { useShortcut } from './use-shortcuts';

interface NewButtonProps extends Omit<ButtonProps, 'children'> {
  text: string;
  onClick?: () => void;
  /** A menu needs the element that opens it. */
  ref?: Ref<HTMLButtonElement>;
}

/** The button that creates a record of the list, and its key. */
export function NewButton({ text, ref = null, ...props }: NewButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useShortcut({ key: 'n', text, run: () => button.current?.click() });
  return (
    <Button
      variant="light"
      size="xs"
      leftSection={<Plus size={14} aria-hidden />}
      {...props}
      ref={useMergedRef(button, ref)}
    >
      {text}
      <KeyHint>n</KeyHint>
    </Button>
  );
}
