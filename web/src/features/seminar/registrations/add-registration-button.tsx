import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import UserPlus from 'lucide-react/icons/user-plus';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useCan, useUser } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { findSeminarState } from '../seminar-state.rules';
import { RegisterForm } from './register-form';

/** Opens the form that registers somebody. When the seminar is over, managers add people who were there. */
export function AddRegistrationButton({ seminar }: { seminar: SeminarView }) {
  const { t } = useTranslation('seminar');
  const canWrite = useCan('activities:write');
  const isManager = ['admin', 'manager'].includes(useUser().role);
  const [isOpen, { open, close }] = useDisclosure();
  const { registration } = findSeminarState(seminar);
  const isPossible = registration === 'over' ? isManager : !['cancelled', 'archived'].includes(registration);
  if (!canWrite || !isPossible) return null;
  const text = t(registration === 'over' ? 'register.addAttendee' : 'register.open');
  return (
    <>
      <Button variant="light" size="xs" leftSection={<UserPlus size={14} aria-hidden />} onClick={open}>
        {text}
      </Button>
      <Dialog opened={isOpen} onClose={close} size="lg" title={text}>
        {isOpen && (
          <RegisterForm seminar={seminar} mode={registration === 'over' ? 'attendee' : 'registration'} onDone={close} />
        )}
      </Dialog>
    </>
  );
}
