import { Alert } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslation } from 'react-i18next';
import { isServerReachable } from '../api/connection.store';
import { useStore } from '../api/external.store';

/** Tells that the server cannot be reached, for as long as that lasts. */
export function ConnectionBanner() {
  const { t } = useTranslation('shared');
  const { online } = useNetwork();
  const isReachable = useStore(isServerReachable);
  return (
    <div role="status">
      {!isReachable && (
        <Alert
          color="orange"
          variant="light"
          icon={<CloudOff aria-hidden />}
          title={t(online ? 'unreachable' : 'offline')}
          mb="md"
        />
      )}
    </div>
  );
}
