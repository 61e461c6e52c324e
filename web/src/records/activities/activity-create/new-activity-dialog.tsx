import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../shared/layout/dialog';
import { ActivityForm } from './activity-form';
import type { CreatedKind } from './activity-values.rules';

/** The activity that a user begins to create: its kind, and the day that was chosen for it. */
export interface NewActivity {
  kind: CreatedKind;
  day: string | null;
}

interface NewActivityDialogProps {
  /** Null while the dialog is closed. */
  activity: NewActivity | null;
  onClose: () => void;
}

/** The form of a new activity in a dialog. The page of the activity opens when it has been created. */
export function NewActivityDialog({ activity, onClose }: NewActivityDialogProps) {
  const { t } = useTranslation('activity-create');
  return (
    <Dialog opened={activity !== null} onClose={onClose} title={t('open')}>
      {activity && <ActivityForm {...activity} onClose={onClose} />}
    </Dialog>
  );
}
