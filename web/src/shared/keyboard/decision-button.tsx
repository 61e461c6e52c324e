import { Button, type ButtonProps, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useShortcut } from './use-shortcuts';
import { preferencesQuery } from '../session/preferences.api';

interface DecisionButtonProps extends Omit<ButtonProps, 'children'> {
  /** The single key that does the same; null if there is none. */
  shortcut: string | null;
  text: string;
  onClick: () => void;
}

/** A button with the key that does the same. The key is shown and works unless the user has switched such keys off. */
export function DecisionButton({ shortcut, text, onClick, ...props }: DecisionButtonProps) {
  const { data: preferences } = useQuery(preferencesQuery);
  const isKeyOn = shortcut !== null && (preferences?.singleKeyShortcuts ?? false);
  const isDisabled = Boolean(props.disabled) || Boolean(props.loading);
  useShortcut(shortcut === null || isDisabled ? null : { key: shortcut, text, run: onClick });
  return (
    <Button
      variant="default"
      size="sm"
      h="auto"
      mih={{ base: 44, sm: 36 }}
      py={6}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'start', overflow: 'visible' } }}
      {...props}
      leftSection={isKeyOn ? <Kbd aria-hidden>{shortcut}</Kbd> : undefined}
      aria-keyshortcuts={isKeyOn ? shortcut : undefined}
      onClick={onClick}
    >
      {text}
    </Button>
  );
}
