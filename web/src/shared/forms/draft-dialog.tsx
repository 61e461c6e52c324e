import type { ReactNode } from 'react';
import { Dialog } from '../layout/dialog';
import { type FormDraft, useNewDraft } from './use-form-draft';

interface DraftDialogProps<V extends object> {
  title: string;
  /** The values with which the form begins; null while the dialog is closed. */
  start: V | null;
  /** Names the draft by what is created, because a draft for one record is not offered for another one. */
  getName: (start: V) => string;
  onClose: () => void;
  /** Renders the form. `leave` ends the draft and closes the dialog. */
  renderForm: (draft: FormDraft<V> | null, leave: () => void) => ReactNode;
}

/** A form above another one that needs what it creates. */
export function DraftDialog<V extends object>({ title, start, ...form }: DraftDialogProps<V>) {
  return (
    <Dialog opened={start !== null} onClose={form.onClose} title={title}>
      {start && <NewRecord {...form} start={start} />}
    </Dialog>
  );
}

function NewRecord<V extends object>(props: Omit<DraftDialogProps<V>, 'title'> & { start: V }) {
  const { start, getName, onClose, renderForm } = props;
  const draft = useNewDraft(getName(start), start);
  const leave = () => {
    draft?.discard();
    onClose();
  };
  return renderForm(draft, leave);
}
