import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RestoredNotice } from '../../../shared/forms/restored-notice';
import { useDraft } from '../../../shared/drafts/use-draft';
import { findToday } from '../../../shared/format/format.rules';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useUser } from '../../../shared/session/use-session';
import { getActivityPath } from '../activity-path.rules';
import { ActivityForm } from './activity-form';
import { type CreatedKind, startActivity } from './activity-values.rules';

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
      {activity && <DraftedActivity activity={activity} onClose={onClose} />}
    </Dialog>
  );
}

function DraftedActivity({ activity: { kind, day }, onClose }: { activity: NewActivity; onClose: () => void }) {
  const navigate = useNavigate();
  const { id: userId } = useUser();
  // A day that was chosen has a draft of its own, so that the form does not begin with the days of another draft.
  const draft = useDraft(`new activity ${kind} ${day ?? ''}`, startActivity(kind, day ?? findToday(), userId));
  if (!draft) return <LoadingState />;
  const close = () => {
    draft.discard();
    onClose();
  };
  return (
    <>
      {draft.isRestored && <RestoredNotice onDiscard={draft.discard} />}
      <ActivityForm
        values={draft.value}
        onChange={draft.change}
        onCancel={close}
        onDone={(created) => {
          close();
          void navigate({ to: getActivityPath(created) });
        }}
      />
    </>
  );
}
