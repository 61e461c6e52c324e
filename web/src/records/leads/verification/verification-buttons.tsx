import { Button, type ButtonProps, Menu } from '@mantine/core';
import BadgeCheck from 'lucide-react/icons/badge-check';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import { useVerification } from './use-verification';
import { ASKING_STAGE, VERIFIED_STAGE, type VerifiableLead } from './verification.rules';

interface VerificationButtonsProps extends ButtonProps {
  lead: VerifiableLead;
  /** Whether the user may change the lead. */
  canEdit: boolean;
}

/** Asks for the verification of the win, withdraws that, or verifies the win: whatever the user can do. */
export function VerificationButtons({ lead, canEdit, ...props }: VerificationButtonsProps) {
  const { t } = useTranslation('lead-actions');
  const { form, open, withdraw, isWithdrawing } = useVerification(lead);
  return (
    <>
      {withdraw && (
        <Button variant="default" loading={isWithdrawing} onClick={withdraw} {...props}>
          {t('verification.withdraw')}
        </Button>
      )}
      {canEdit && form && (
        <Button maw="100%" leftSection={<BadgeCheck size={16} aria-hidden />} onClick={open} {...props}>
          {t(`verification.steps.${form}`)}
        </Button>
      )}
    </>
  );
}

/** The same in the menu of a lead, in place of the transition to the last stage. */
export function VerificationMenuItems({ lead }: { lead: VerifiableLead }) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const { form, isKnown, open, withdraw } = useVerification(lead);
  if (!isKnown) return <Menu.Item disabled>{label('stage', VERIFIED_STAGE)}</Menu.Item>;
  return (
    <>
      {form && (
        // A verifier may also move a lead there over several stages.
        <Menu.Item onClick={open}>
          {lead.stage === ASKING_STAGE ? t(`verification.steps.${form}`) : label('stage', VERIFIED_STAGE)}
        </Menu.Item>
      )}
      {withdraw && <Menu.Item onClick={withdraw}>{t('verification.withdraw')}</Menu.Item>}
    </>
  );
}
