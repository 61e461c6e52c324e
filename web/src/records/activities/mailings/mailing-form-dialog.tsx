import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import type { MailingActivity } from './mailing-activity.rules';
import type { MailingDraft } from './mailing-draft.rules';
import { MailingForm } from './mailing-form';
import type { MailingView } from './mailings.api';

interface MailingFormDialogProps {
  activity: MailingActivity;
  /** The values with which the form begins; null while it is closed. */
  start: MailingDraft | null;
  onClose: () => void;
  onSent: (mailing: MailingView) => void;
}

/** The dialog that writes a mailing, shows who gets it, and sends it. */
export function MailingFormDialog({ start, onClose, ...props }: MailingFormDialogProps) {
  const { t } = useTranslation('mailings');
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Dialog opened={start !== null} onClose={onClose} title={t('new')} size="lg" fullScreen={isPhone}>
      {start && <DraftedMailing key={start.templateKey} start={start} onClose={onClose} {...props} />}
    </Dialog>
  );
}

/** Every activity has a draft of its own for each template. */
function DraftedMailing({ start, ...props }: MailingFormDialogProps & { start: MailingDraft }) {
  const draft = useFormDraft(`mailing ${props.activity.id} ${start.templateKey}`, start);
  return draft ? <MailingForm draft={draft} {...props} /> : <LoadingState />;
}
