import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says in one line that a part of the page has no content. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
