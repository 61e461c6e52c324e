import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { buildReportPath, type ReportReference } from './dashboard.rules';

interface ReportLinkProps extends AnchorProps {
  reference: ReportReference;
  children: ReactNode;
}

/** A link to a report with its parameters. */
export function ReportLink({ reference, children, ...props }: ReportLinkProps) {
  return (
    <Anchor {...props} href={buildReportPath(reference)}>
      {children}
    </Anchor>
  );
}
