import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../shared/session/use-session';
import { useTransitionDialog } from '../lead-actions/use-lead-dialogs';
import { gatesQuery } from '../lead.api';
import { showRecordToast } from '../../record-toast';
import { useWithdraw } from './verification.api';
import {
  canWithdraw,
  findVerificationStep,
  VERIFIED_STAGE,
  type VerifiableLead,
  type VerificationStep,
} from './verification.rules';

/** The roles among which there are users who may verify a win. For the others no request is needed. */
const VERIFIER_ROLES: readonly string[] = ['manager', 'admin'];

interface Verification {
  /** The form that the user can fill in; null if there is none at present. */
  form: Exclude<VerificationStep, 'wait' | 'announceFirst'> | null;
  /** Whether it is known yet which form that is. */
  isKnown: boolean;
  /** Opens the form in which the user verifies the win or asks for it. */
  open: () => void;
  /** Withdraws the request; null if the user may not. */
  withdraw: (() => void) | null;
  isWithdrawing: boolean;
}

/** Returns what the user can do so that the win of a lead is verified. */
export function useVerification(lead: VerifiableLead): Verification {
  const { t } = useTranslation('lead-actions');
  const { id, role } = useUser();
  const mayVerify = VERIFIER_ROLES.includes(role);
  const { data: gates } = useQuery({ ...gatesQuery(lead.id), staleTime: Infinity, enabled: mayVerify });
  const { openTransition } = useTransitionDialog();
  const change = useWithdraw();
  const { verificationRequest: request } = lead;
  const verifiers = gates?.find(({ stage }) => stage === VERIFIED_STAGE)?.verifiers ?? [];
  // The item of a menu is gone when the answer comes.
  const withdraw = async () => {
    try {
      if (request) await change.mutateAsync(request);
      showRecordToast({ kind: 'lead', id: lead.id }, t('verification.withdrawn', { title: lead.title }));
    } catch (error) {
      notifications.show({ message: (error as Error).message, color: 'red' });
    }
  };
  const step = findVerificationStep(lead, verifiers, id);
  const isKnown = !mayVerify || gates !== undefined;
  return {
    form: isKnown && step !== 'wait' && step !== 'announceFirst' ? step : null,
    isKnown,
    open: () => openTransition(lead.id, VERIFIED_STAGE),
    withdraw: canWithdraw(lead, id) ? () => void withdraw() : null,
    isWithdrawing: change.isPending,
  };
}
