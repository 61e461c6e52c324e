import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from './page-title';

interface EmptyStateProps {
  title: string;
  hint: string;
  /** Whether it takes the place of the whole page, so that its title is that of the page. */
  isPage?: boolean;
  /** Actions against the emptiness. */
  children?: ReactNode;
}

/** Shows that there is nothing, why, and what can be done. */
export function EmptyState({ title, hint, isPage = false, children }: EmptyStateProps) {
  const Heading = isPage ? PageTitle : Title;
  return (
    <Stack align="center" gap="xs" py="xl">
      <Heading {...(!isPage && { order: 2 })} size="h3" ta="center">
        {title}
      </Heading>
      <Text c="dimmed" ta="center" maw={480} style={{ textWrap: 'balance' }}>
        {hint}
      </Text>
      {children}
    </Stack>
  );
}
