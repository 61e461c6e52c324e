import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageTitle } from '../layout/page-title';

interface RecordHeadProps {
  /** The way from the list to the record. */
  trail: ReactNode;
  title: ReactNode;
  /** A badge beside the title. */
  badge?: ReactNode;
  /** Other names and the place, below the title. */
  subtitle?: ReactNode;
  actions: ReactNode;
  /** Since when the record is archived, in words. */
  archived?: string | null;
  /** The facts that identify the record. */
  children: ReactNode;
}

/** The title of a record, the facts that identify it, and what can be done with it. */
export function RecordHead({ trail, title, badge, subtitle, actions, archived, children }: RecordHeadProps) {
  const heading = <PageTitle>{title}</PageTitle>;
  return (
    <Stack gap={6} mb="md" component="header">
      {trail}
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ flex: '1 1 300px', minWidth: 0, overflowWrap: 'anywhere' }}>
          {badge ? (
            <Group gap="xs">
              {heading}
              {badge}
            </Group>
          ) : (
            heading
          )}
          {subtitle && <Text>{subtitle}</Text>}
        </div>
        {actions}
      </Group>
      {children}
      {archived && (
        <Alert color="gray" p="sm">
          {archived}
        </Alert>
      )}
    </Stack>
  );
}

interface ListTrailProps {
  /** The path of the list. */
  to: string;
  text: string;
  separator?: string;
  /** The steps after the list. */
  children?: ReactNode;
}

/** The link to the list, with the steps after it. */
export function ListTrail({ to, text, separator = '›', children }: ListTrailProps) {
  return (
    <Group gap={6} fz="sm" c="dimmed">
      <Anchor component={Link} to={to} inherit c="dimmed" underline="always">
        {text}
      </Anchor>
      {children && <span aria-hidden>{separator}</span>}
      {children}
    </Group>
  );
}
