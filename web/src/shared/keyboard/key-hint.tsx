import { Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { preferencesQuery } from '../session/preferences.api';

/** The key that does the same as the button around it, unless the user has switched such keys off. Phones have no keys. */
export function KeyHint({ children }: { children: string }) {
  const { data: preferences } = useQuery(preferencesQuery);
  if (!preferences?.singleKeyShortcuts) return null;
  return (
    <Kbd
      aria-hidden
      visibleFrom="sm"
      size="xs"
      ms={8}
      fw={500}
      c="inherit"
      bg="transparent"
      style={{ borderColor: 'color-mix(in srgb, currentcolor 40%, transparent)' }}
    >
      {children}
    </Kbd>
  );
}
