import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { findToday } from '../../shared/format/format.rules';
import type { Source } from './dashboard.rules';

interface FigureLinkProps {
  source: Source;
  asOf: string;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A figure that opens the records behind it: the leads if it is of today. The list knows no past day, so that a figure
 * of one opens the report.
 */
export function FigureLink({ source, asOf, children, ...props }: FigureLinkProps) {
  if (asOf !== findToday()) {
    const { report, parameters } = source.report;
    return (
      <Link {...props} to="/reports/$report" params={{ report }} search={parameters}>
        {children}
      </Link>
    );
  }
  return (
    <Link {...props} to="/leads" search={source.leads}>
      {children}
    </Link>
  );
}
