import { Badge, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import Pencil from 'lucide-react/icons/pencil';
import { useEffect, useRef } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../layout/dialog';
import { FieldForm } from './field-form';
import classes from './in-place-field.module.css';
import { useRecordEditor } from './use-record-editor';

/** A field of the record: its value, which becomes an input or opens a dialog on a click or Enter. */
export function InPlaceField({ field }: { field: string }) {
  const { t } = useTranslation('record-editor');
  const { record, canEdit, openField, drafts, readValue, open, getLabel, renderValue, dialogFields } =
    useRecordEditor();
  const hasDialog = dialogFields?.includes(field) === true;
  const label = getLabel(field);
  const isOpen = openField === field;
  const button = useFocusAfterClosing(isOpen);
  if (isOpen && !hasDialog) {
    return (
      <div className={classes['row']}>
        <FieldForm field={field} label={label} />
      </div>
    );
  }
  // On a record that cannot be edited any more it would look like its value.
  const draft = canEdit ? drafts[field] : undefined;
  const empty = (
    <Text span inherit c="dimmed">
      {canEdit ? t('add') : '–'}
    </Text>
  );
  const value = renderValue(record, field, draft ? draft.value : readValue(field), empty);
  return (
    <div className={classes['row']} data-field={field}>
      {/* The button has the name of the field too, so that it is complete where it is read alone. */}
      <Text size="sm" c="dimmed" className={classes['label']} aria-hidden={canEdit}>
        {label}
      </Text>
      {canEdit ? (
        <UnstyledButton
          ref={button}
          className={`${classes['value']} ${classes['edit']}`}
          fz="sm"
          onClick={() => open(field)}
        >
          <span>
            <VisuallyHidden>{label}</VisuallyHidden> {value}
          </span>
          {draft && (
            <Badge color="yellow" size="sm">
              {t('unsaved')}
            </Badge>
          )}
          <Pencil size={14} aria-hidden className={classes['pencil']} />
        </UnstyledButton>
      ) : (
        <Text size="sm" component="div" className={classes['value']}>
          {value}
        </Text>
      )}
      {hasDialog && canEdit && <FieldDialog field={field} label={label} isOpen={isOpen} />}
    </div>
  );
}

/** The dialog of a field with several rows. Closing it keeps what was typed. */
function FieldDialog({ field, label, isOpen }: { field: string; label: string; isOpen: boolean }) {
  const { close } = useRecordEditor();
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Dialog opened={isOpen} onClose={close} title={label} size="lg" fullScreen={isPhone}>
      {isOpen && <FieldForm field={field} label={label} isInDialog />}
    </Dialog>
  );
}

/** Puts the focus back on the value when its input has closed, so that the keyboard goes on where it was. */
function useFocusAfterClosing(isOpen: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const isFocusLost = document.activeElement === null || document.activeElement === document.body;
    if (wasOpen.current && !isOpen && isFocusLost) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return button;
}
