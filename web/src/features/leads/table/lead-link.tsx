import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Lead } from '../leads.api';

interface LeadLinkProps {
  lead: Pick<Lead, 'reference' | 'title'>;
  tabIndex?: number;
  /** Whether a long title continues on the next line. */
  isWrapped?: boolean;
}

/** A link to the page of a lead. */
export function LeadLink({ lead, tabIndex, isWrapped = false }: LeadLinkProps) {
  const { reference, title } = lead;
  return (
    <Anchor
      component={Link}
      to={getLeadPath(reference)}
      size="sm"
      fw={600}
      truncate={!isWrapped}
      title={title}
      tabIndex={tabIndex}
    >
      {title}
    </Anchor>
  );
}

/** Returns the address of the page of a lead. */
export function getLeadPath(reference: string): string {
  return `/leads/${encodeURIComponent(reference)}`;
}
