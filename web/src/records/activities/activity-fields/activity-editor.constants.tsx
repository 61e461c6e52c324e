import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { ActivityFieldInput } from './activity-field-input';
import { ActivityFieldValue } from './activity-field-value';
import { ACTIVITY_FIELD_RULES, type EditedActivity, isActivityField } from './activity-fields.rules';

/** How the fields of roadshows and seminars are edited in place. */
export const ACTIVITY_EDITOR = {
  permission: 'activities:write',
  rules: ACTIVITY_FIELD_RULES,
  isField: isActivityField,
  renderValue: (activity: EditedActivity, field: string, value: unknown, empty: ReactNode) => (
    <ActivityFieldValue activity={activity} field={field} value={value} empty={empty} />
  ),
  renderInput: (activity: EditedActivity, input: FieldInputProps) => (
    <ActivityFieldInput activity={activity} {...input} />
  ),
} as const;

/** Returns a function that gives the name of a field of an activity. The days and the hours are edited together. */
export function useActivityFieldLabel(list: 'roadshows' | 'seminars'): (field: string) => string {
  const { t } = useTranslation('activity-fields');
  const getLabel = useFieldLabels(list);
  return (field) => (field === 'days' || field === 'times' ? t(`fields.${field}`) : getLabel(field));
}
