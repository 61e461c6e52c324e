import { Badge } from '@mantine/core';
import type { Lead } from './lead.api';

const COLORS: Record<Lead['status'], string> = {
  open: 'blue',
  on_hold: 'gray',
  won: 'limburg',
  lost: 'red',
  abandoned: 'gray',
};

/** The status of a lead, in words and in a colour. */
export function StatusBadge({ status, children }: { status: Lead['status']; children: string }) {
  return (
    <Badge
      variant={status === 'on_hold' || status === 'abandoned' ? 'default' : 'light'}
      color={COLORS[status]}
      style={{ flexShrink: 0 }}
    >
      {children}
    </Badge>
  );
}
