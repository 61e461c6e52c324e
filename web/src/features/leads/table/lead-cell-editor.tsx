import { Popover } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import fields from 'record-catalogue/leads';
import { useEffect, useMemo } from 'react';
import { FieldInput } from '../../../records/fields/field-input';
import { FieldValue } from '../../../records/fields/field-value';
import { leadApi } from '../../../records/leads/lead.api';
import { LEAD_FIELD_RULES } from '../../../records/leads/lead-fields.rules';
import { TaskDialog } from '../../../records/tasks/task-dialog';
import { taskQuery } from '../../../records/tasks/tasks.api';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { showError } from '../../../shared/layout/undo-toast';
import { FieldForm } from '../../../shared/record-editor/field-form';
import { RecordEditorProvider } from '../../../shared/record-editor/record-editor-provider';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import type { Lead } from '../leads.api';
import type { CellField } from './cell-fields.rules';

/** A cell whose form is or was open. */
export interface EditedCell {
  lead: Lead;
  /** Null when the form is closed. The editor stays, so that it can forget the draft of what was saved. */
  field: CellField | 'nextTask' | null;
  anchor: HTMLElement;
}

interface LeadCellEditorProps extends EditedCell {
  onClose: () => void;
}

/** The form of a cell: the same input, drafts and conflicts as on the page of the lead. */
export function LeadCellEditor({ field, ...props }: LeadCellEditorProps) {
  if (field === 'nextTask') return <NextTaskDialog {...props} />;
  return <FieldPopover {...props} field={field} />;
}

function FieldPopover({ lead, field, anchor, onClose }: LeadCellEditorProps) {
  const client = useQueryClient();
  const getLabel = useFieldLabels('leads');
  const mutation = leadApi.useUpdate();
  return (
    <RecordEditorProvider
      record={lead}
      rules={LEAD_FIELD_RULES}
      presentation={{
        getLabel,
        renderValue: (_lead, name, value, empty) => (
          <FieldValue name={name} field={fields[name]} value={value} empty={empty} />
        ),
        renderInput: (input) => <FieldInput {...input} definition={fields[input.field]} />,
      }}
      canEdit={field !== null}
      draftName={`lead ${lead.id}`}
      openField={field}
      onOpen={(next) => {
        if (next === null) onClose();
      }}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...leadApi.query(lead.id), staleTime: 0 })}
    >
      <AnchoredForm anchor={anchor} />
    </RecordEditorProvider>
  );
}

/** The form stays until it is saved or cancelled, also when its row moves away. */
function AnchoredForm({ anchor }: { anchor: HTMLElement }) {
  const { openField, getLabel } = useRecordEditor();
  const place = useMemo(() => anchor.getBoundingClientRect(), [anchor]);
  if (openField === null) return null;
  const { left, top, width, height } = place;
  return (
    <Popover
      opened
      closeOnClickOutside={false}
      closeOnEscape={false}
      withRoles={false}
      position="bottom-start"
      width={320}
    >
      <Popover.Target>
        <div style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <FieldForm key={openField} field={openField} label={getLabel(openField)} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The next task in its form, or a new one where there is none. */
function NextTaskDialog({ lead: { id, title, nextTask }, onClose }: Omit<LeadCellEditorProps, 'field'>) {
  const { data: task, error } = useQuery({ ...taskQuery(nextTask?.id ?? ''), enabled: nextTask !== null });
  useEffect(() => {
    if (!error || task) return;
    showError(error);
    // Otherwise the cell could not be opened again.
    onClose();
  }, [error, task, onClose]);
  if (nextTask && !task) return null;
  return <TaskDialog isOpen task={task ?? null} subject={{ kind: 'lead', id, title }} onClose={onClose} />;
}
