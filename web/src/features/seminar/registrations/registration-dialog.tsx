import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import type { SeminarView } from '../seminar.api';
import { RegistrationDetails } from './registration-details';
import { registrationQuery } from './registrations.api';

const route = getRouteApi('/user/seminars/$seminarId');

/** The registration that the address names, over the list. */
export function RegistrationDialog({ seminar }: { seminar: SeminarView }) {
  const { t } = useTranslation('seminar');
  const { registration: named } = route.useSearch();
  const navigate = route.useNavigate();
  const id = typeof named === 'string' ? named : null;
  const {
    data: registration,
    error,
    refetch,
  } = useQuery({
    ...registrationQuery(seminar.id, id ?? ''),
    enabled: id !== null,
  });
  const close = () =>
    void navigate({ search: (known) => ({ ...known, registration: undefined }), replace: true, resetScroll: false });
  return (
    <Dialog opened={id !== null} onClose={close} size="lg" title={registration?.fullName ?? t('words.registration')}>
      {error && !registration && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !registration && <LoadingState />}
      {registration && <RegistrationDetails key={registration.id} seminar={seminar} registration={registration} />}
    </Dialog>
  );
}
