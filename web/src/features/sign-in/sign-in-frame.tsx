import { Group, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConnectionBanner } from '../../shared/layout/connection-banner';
import { LogoMark } from '../../shared/layout/logo-mark';
import { PageTitle } from '../../shared/layout/page-title';

interface SignInFrameProps {
  title: string;
  children: ReactNode;
  /** The content below the box. */
  below?: ReactNode;
}

/** The frame of the pages for visitors: the name of the application above a box. */
export function SignInFrame({ title, children, below }: SignInFrameProps) {
  return (
    <Stack component="main" maw={420} mx="auto" px="md" py={64} gap="lg">
      <ConnectionBanner />
      <Group justify="center" gap="sm">
        <LogoMark size={36} />
        <PageTitle>Locate CRM</PageTitle>
      </Group>
      <Paper withBorder p="lg" shadow="xs">
        <Stack>
          <Title order={2} size="h4">
            {title}
          </Title>
          {children}
        </Stack>
      </Paper>
      {below}
    </Stack>
  );
}
