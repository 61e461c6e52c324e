import { useTranslation } from 'react-i18next';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { useDelegationEditor } from '../use-delegation-editor';
import { ItemDetails } from './item-details';
import { ItemForm } from './item-form';
import { readItemValues, startItem } from './item-values.rules';
import type { Item } from './programme.api';

/** The item in the dialog, or the time at which a new one begins. */
export type OpenItem = { item: Item } | { start: { day: string; minute: number } };

interface ItemDialogProps {
  /** Null while the dialog is closed. */
  opened: OpenItem | null;
  onClose: () => void;
}

/** An item of the programme in a dialog: a form for those who may change it, its facts for all others. */
export function ItemDialog({ opened, onClose }: ItemDialogProps) {
  const { t } = useTranslation('delegation');
  const { canEdit } = useDelegationEditor();
  const item = opened && 'item' in opened ? opened.item : null;
  return (
    <Dialog
      opened={opened !== null}
      onClose={onClose}
      size="lg"
      title={item ? (canEdit ? t('item.edit') : item.title) : t('programme.add')}
    >
      {opened && (canEdit ? <DraftedItem opened={opened} onClose={onClose} /> : item && <ItemDetails item={item} />)}
    </Dialog>
  );
}

function DraftedItem({ opened, onClose }: { opened: OpenItem; onClose: () => void }) {
  const { delegation } = useDelegationEditor();
  const item = 'item' in opened ? opened.item : null;
  const initial = 'item' in opened ? readItemValues(opened.item) : startItem(opened.start.day, opened.start.minute);
  // Another time has a draft of its own, so that a click in the grid does not show the time of an earlier one.
  const name = 'item' in opened ? opened.item.id : `new ${delegation.id} ${opened.start.day} ${opened.start.minute}`;
  const draft = useFormDraft(`programme item ${name}`, initial);
  return draft ? <ItemForm item={item} draft={draft} onClose={onClose} /> : <LoadingState />;
}
