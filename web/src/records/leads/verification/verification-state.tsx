import { Alert, Badge, Text } from '@mantine/core';
import BadgeCheck from 'lucide-react/icons/badge-check';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import type { VerifiableLead } from './verification.rules';

/** Says on a card that the win of the lead waits for its verification, or was sent back. */
export function VerificationBadge({ lead: { verificationRequest } }: { lead: VerifiableLead }) {
  const label = useLabels();
  if (!verificationRequest) return null;
  const { state } = verificationRequest;
  return (
    <Badge
      variant="light"
      color={state === 'waiting' ? 'blue' : 'orange'}
      leftSection={<BadgeCheck size={12} aria-hidden />}
    >
      {label('verificationRequest', state)}
    </Badge>
  );
}

/** Says on the page of a lead who waits for the verification of its win, or with which remark it was sent back. */
export function VerificationNotice({ lead: { verificationRequest } }: { lead: VerifiableLead }) {
  const { t } = useTranslation('lead-actions');
  const format = useFormat();
  if (!verificationRequest) return null;
  const { state, requestedBy, decidedBy, decidedAt, remark } = verificationRequest;
  if (state === 'waiting') {
    return (
      <Text size="sm" fw={600}>
        <BadgeCheck size={16} aria-hidden style={{ verticalAlign: 'text-bottom' }} />{' '}
        {t('verification.waiting', { name: requestedBy.name })}
      </Text>
    );
  }
  const title = t('verification.sentBack', {
    name: decidedBy?.name ?? '',
    day: decidedAt ? format.momentDay(decidedAt) : '',
  });
  return (
    <Alert color="orange" p="sm" title={title}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {remark}
      </Text>
    </Alert>
  );
}
