import { Badge, type BadgeProps } from '@mantine/core';
import type { components } from '../../shared/api/schema';
import { useLabels } from '../../shared/labels/use-labels';

type AgreementStatus = components['schemas']['AgreementView']['status'];

const COLORS: Readonly<Record<AgreementStatus, string>> = {
  draft: 'gray',
  negotiated: 'blue',
  signed: 'blue',
  in_force: 'limburg',
  expired: 'gray',
  terminated: 'red',
};

/** The status of an agreement, in words and in a colour. */
export function AgreementStatusBadge({ status, ...props }: BadgeProps & { status: AgreementStatus }) {
  const label = useLabels();
  return (
    <Badge
      variant={status === 'draft' || status === 'expired' ? 'default' : 'light'}
      color={COLORS[status]}
      style={{ flexShrink: 0 }}
      {...props}
    >
      {label('agreementStatus', status)}
    </Badge>
  );
}
