import { type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Stage } from '../lead.api';
import { VerificationTitle } from '../verification/verification-title';
import { VERIFIED_STAGE } from '../verification/verification.rules';
import { TransitionForm } from './transition-form';
import { TransitionDialogContext } from './use-lead-dialogs';

interface TransitionDialogProviderProps {
  children: ReactNode;
  /** Puts the focus on a lead that has moved, if the element that had the focus is gone. */
  onFocusLead?: (leadId: string) => void;
}

/** Holds the dialog in which a lead is moved to another stage. Cards and columns open it. */
export function TransitionDialogProvider({ children, onFocusLead }: TransitionDialogProviderProps) {
  const { t } = useTranslation(['lead-actions', 'server-texts']);
  const label = useLabels();
  const [target, setTarget] = useState<{ leadId: string; stage: Stage } | null>(null);
  const lastLeadId = useRef('');
  const dialog = useMemo(() => {
    const openTransition = (leadId: string, stage: Stage) => {
      lastLeadId.current = leadId;
      setTarget({ leadId, stage });
    };
    return { openTransition };
  }, []);
  const close = () => setTarget(null);
  return (
    <TransitionDialogContext value={dialog}>
      {children}
      <Dialog
        opened={target !== null}
        onClose={close}
        onFocusLost={() => onFocusLead?.(lastLeadId.current)}
        size="lg"
        title={
          target &&
          (target.stage === VERIFIED_STAGE ? (
            <VerificationTitle leadId={target.leadId} />
          ) : (
            t('dialog.title', { stage: label('stage', target.stage) })
          ))
        }
      >
        {target && (
          <Suspense fallback={<LoadingState />}>
            <TransitionForm key={`${target.leadId} ${target.stage}`} {...target} onDone={close} />
          </Suspense>
        )}
      </Dialog>
    </TransitionDialogContext>
  );
}
