import { Badge, Card, Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useFormat } from '../../shared/format/use-format';

interface DayCardProps {
  title: string;
  /** The number of all that belong here, also of those that are not shown. */
  count?: number;
  /** A link to the list behind it. */
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the page with a heading, and with the number of what it contains. */
export function DayCard({ title, count = 0, action, children }: DayCardProps) {
  const id = useId();
  const format = useFormat();
  return (
    <Card withBorder p="md" component="section" aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb={4}>
        <Group gap="xs" wrap="nowrap">
          <Title order={2} size="h5" id={id}>
            {title}
          </Title>
          {count > 0 && (
            <Badge variant="default" circle={count < 10}>
              {format.count(count)}
            </Badge>
          )}
        </Group>
        {action}
      </Group>
      {children}
    </Card>
  );
}
