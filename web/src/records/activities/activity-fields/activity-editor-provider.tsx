import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { RecordEditorProvider, type RecordUpdate } from '../../../shared/record-editor/record-editor-provider';
import { useCan } from '../../../shared/session/use-session';
import { ActivityFieldInput } from './activity-field-input';
import { ActivityFieldValue } from './activity-field-value';
import { ACTIVITY_FIELD_RULES, type EditedActivity, isActivityField } from './activity-fields.rules';

interface ActivityEditorProviderProps<A extends EditedActivity> {
  activity: A;
  /** The kind of the activity, which names its drafts and its fields. */
  kind: 'roadshow' | 'seminar';
  /** The field whose input is open, as the address says. */
  openField: unknown;
  /** Opens the input of a field; null closes it. */
  onOpen: (field: string | null) => void;
  mutation: { mutateAsync: (update: RecordUpdate) => Promise<A> };
  onRead: () => Promise<A>;
  children: ReactNode;
}

/** Lets the fields of an activity be edited in place. */
export function ActivityEditorProvider<A extends EditedActivity>(props: ActivityEditorProviderProps<A>) {
  const { activity, kind, openField, onOpen, mutation, onRead, children } = props;
  const { t } = useTranslation('activity-fields');
  const getLabel = useFieldLabels(`${kind}s`);
  const canWrite = useCan('activities:write');
  return (
    <RecordEditorProvider
      record={activity}
      rules={ACTIVITY_FIELD_RULES}
      presentation={{
        getLabel: (name) => (name === 'days' || name === 'times' ? t(`fields.${name}`) : getLabel(name)),
        renderValue: (_record, name, value, empty) => (
          <ActivityFieldValue activity={activity} field={name} value={value} empty={empty} />
        ),
        renderInput: (input) => <ActivityFieldInput activity={activity} {...input} />,
      }}
      canEdit={canWrite && activity.archivedAt === null}
      draftName={`${kind} ${activity.id}`}
      openField={isActivityField(openField) ? openField : null}
      onOpen={onOpen}
      mutation={mutation}
      onRead={onRead}
    >
      {children}
    </RecordEditorProvider>
  );
}
