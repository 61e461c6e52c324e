import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { MailingDetails } from './mailing-details';
import { mailingQuery } from './mailings.api';

interface MailingDetailsDialogProps {
  /** The mailing that is open; null for none. */
  id: string | null;
  canChange: boolean;
  onClose: () => void;
}

/** A mailing above the page. */
export function MailingDetailsDialog({ id, canChange, onClose }: MailingDetailsDialogProps) {
  const { t } = useTranslation('mailings');
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Dialog opened={id !== null} onClose={onClose} title={t('mailing')} size="lg" fullScreen={isPhone}>
      {id !== null && <LoadedMailing key={id} id={id} canChange={canChange} onClose={onClose} />}
    </Dialog>
  );
}

function LoadedMailing({ id, ...props }: MailingDetailsDialogProps & { id: string }) {
  const { data, error, refetch } = useQuery(mailingQuery(id));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return data ? <MailingDetails mailing={data} {...props} /> : <LoadingState />;
}
