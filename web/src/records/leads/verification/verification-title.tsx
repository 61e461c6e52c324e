import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useUser } from '../../../shared/session/use-session';
import { gatesQuery, leadApi } from '../lead.api';
import { findVerificationStep, VERIFIED_STAGE } from './verification.rules';

/** The title of the dialog in which a user asks for the verification of a win, or verifies it. */
export function VerificationTitle({ leadId }: { leadId: string }) {
  const { t } = useTranslation('lead-actions');
  const { id } = useUser();
  const { data: lead } = useQuery({ ...leadApi.query(leadId), staleTime: Infinity });
  const { data: gates } = useQuery({ ...gatesQuery(leadId), staleTime: Infinity });
  const verifiers = gates?.find(({ stage }) => stage === VERIFIED_STAGE)?.verifiers;
  const step = lead && verifiers && findVerificationStep(lead, verifiers, id);
  if (step === 'verify') return t('verification.verifyTitle');
  return t(step === 'ask' || step === 'askAgain' ? 'verification.askTitle' : 'verification.title');
}
