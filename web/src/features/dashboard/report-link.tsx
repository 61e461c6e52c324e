import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReportReference } from './dashboard.rules';

interface ReportLinkProps extends AnchorProps {
  reference: ReportReference;
  children: ReactNode;
}

/** A link to a report with its parameters. */
export function ReportLink({ reference: { report, parameters }, children, ...props }: ReportLinkProps) {
  return (
    <Anchor {...props} component={Link} to={`/reports/${report}`} search={parameters as never}>
      {children}
    </Anchor>
  );
}
