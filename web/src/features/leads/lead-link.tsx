import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Lead } from './leads.api';

/** A link to the page of a lead. */
export function LeadLink({ lead, tabIndex }: { lead: Pick<Lead, 'reference' | 'title'>; tabIndex?: number }) {
  return (
    <Anchor component={Link} to={getLeadPath(lead.reference)} size="sm" fw={600} truncate tabIndex={tabIndex}>
      {lead.title}
    </Anchor>
  );
}

/** Returns the address of the page of a lead. */
export function getLeadPath(reference: string): string {
  return `/leads/${encodeURIComponent(reference)}`;
}
