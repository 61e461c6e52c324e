import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { useLabels } from '../../../shared/labels/use-labels';
import { StatusForm } from './status-form';
import { type StatusDialog, StatusDialogContext } from './use-lead-dialogs';

type StatusTarget = { lead: Parameters<StatusDialog['openStatus']>[0]; status: string };

/** Holds the dialog in which the status of a lead is changed. */
export function StatusDialogProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('lead-actions');
  const label = useLabels();
  const [target, setTarget] = useState<StatusTarget | null>(null);
  const dialog = useMemo<StatusDialog>(() => ({ openStatus: (lead, status) => setTarget({ lead, status }) }), []);
  const close = () => setTarget(null);
  return (
    <StatusDialogContext value={dialog}>
      {children}
      <Dialog
        opened={target !== null}
        onClose={close}
        title={target && t('statusDialog.title', { status: label('status', target.status) })}
      >
        {target && <StatusForm key={`${target.lead.id} ${target.status}`} {...target} onDone={close} />}
      </Dialog>
    </StatusDialogContext>
  );
}
