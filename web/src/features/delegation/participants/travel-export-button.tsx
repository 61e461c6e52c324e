import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../shared/session/use-session';

/** Downloads the travel details of all participants. The server records it. */
export function TravelExportButton({ delegationId }: { delegationId: string }) {
  const { t } = useTranslation('delegation');
  const canRead = useCan('travel_details:read');
  if (!canRead) return null;
  return (
    <Button
      size="xs"
      variant="default"
      component="a"
      href={`/api/v1/delegations/${delegationId}/travel-details/export?format=xlsx`}
      download
      title={t('travel.exportHint')}
    >
      {t('travel.open')}
    </Button>
  );
}
