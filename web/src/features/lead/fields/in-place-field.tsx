import { Badge, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import Pencil from 'lucide-react/icons/pencil';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldForm } from './field-form';
import { FieldValue } from './field-value';
import classes from './in-place-field.module.css';
import { type LeadField, readFieldValue } from './lead-fields.rules';
import { useFieldLabel } from './use-field-label';
import { useLeadEditor } from '../use-lead-editor';

/** A field of the lead: its value, which becomes an input on a click or Enter. */
export function InPlaceField({ field }: { field: LeadField }) {
  const { t } = useTranslation('lead');
  const { lead, canEdit, openField, drafts, open } = useLeadEditor();
  const label = useFieldLabel()(field);
  const isOpen = openField === field;
  const button = useFocusAfterClosing(isOpen);
  if (isOpen) {
    return (
      <div className={classes['row']}>
        <FieldForm field={field} label={label} />
      </div>
    );
  }
  const draft = drafts[field];
  const empty = (
    <Text span inherit c="dimmed">
      {canEdit ? t('add') : '–'}
    </Text>
  );
  const value = (
    <FieldValue lead={lead} field={field} value={draft ? draft.value : readFieldValue(lead, field)} empty={empty} />
  );
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
              {t('draft.unsaved')}
            </Badge>
          )}
          <Pencil size={14} aria-hidden className={classes['pencil']} />
        </UnstyledButton>
      ) : (
        <Text size="sm" component="div" className={classes['value']}>
          {value}
        </Text>
      )}
    </div>
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
