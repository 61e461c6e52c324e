import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Stage } from '../lead.api';
import { TransitionForm } from './transition-form';
import { TransitionDialogContext } from './use-transition-dialog';

/** Holds the dialog in which a lead is moved to another stage. Cards and columns open it. */
export function TransitionDialogProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['lead-actions', 'server-texts']);
  const label = useLabels();
  const [target, setTarget] = useState<{ leadId: string; stage: Stage } | null>(null);
  const dialog = useMemo(
    () => ({ openTransition: (leadId: string, stage: Stage) => setTarget({ leadId, stage }) }),
    [],
  );
  const close = () => setTarget(null);
  return (
    <TransitionDialogContext value={dialog}>
      {children}
      <Dialog
        opened={target !== null}
        onClose={close}
        size="lg"
        title={target && t('dialog.title', { stage: label('stage', target.stage) })}
      >
        {target && <TransitionForm key={`${target.leadId} ${target.stage}`} {...target} onDone={close} />}
      </Dialog>
    </TransitionDialogContext>
  );
}
