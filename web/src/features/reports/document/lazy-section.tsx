import { Card, Title } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { reportQuery } from '../reports.api';
import { listTables, type ReportDefinition, type ReportTable } from './report-document.rules';

interface LazySectionProps {
  definition: ReportDefinition;
  section: ReportDefinition['sections'][number];
  /** The parameters of the report with this section. */
  query: Readonly<Record<string, string>>;
  children: (table: ReportTable) => ReactNode;
}

/** The pixels below the window at which a section is read, so that it is there when the reader is. */
const READ_AHEAD = '200px';

/** A section of a report that is read when it comes into view. */
export function LazySection({ definition, section, query, children }: LazySectionProps) {
  const { ref, entry } = useIntersection<HTMLDivElement>({ rootMargin: READ_AHEAD });
  const isNear = entry?.isIntersecting === true;
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...reportQuery(definition.name, query),
    enabled: isNear,
  });
  const table = data && listTables(definition, data).find(({ name }) => name === section.name);
  return (
    <div ref={ref} aria-busy={isPlaceholderData} style={{ opacity: isPlaceholderData ? 0.6 : 1 }}>
      {table && !error ? (
        children(table)
      ) : (
        <Card withBorder p="md" mih={220}>
          <Title order={2} size="h4">
            {section.title}
          </Title>
          {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : isNear && <LoadingState />}
        </Card>
      )}
    </div>
  );
}
