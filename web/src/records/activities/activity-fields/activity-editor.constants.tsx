import type { ReactNode } from 'react';
import { useFieldName } from '../../../shared/record-editor/use-field-name';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import { ActivityFieldInput } from './activity-field-input';
import { ActivityFieldValue } from './activity-field-value';
import {
  ACTIVITY_FIELD_RULES,
  type ActivityField,
  type EditedActivity,
  isActivityField,
} from './activity-fields.rules';

/** How the fields of roadshows and seminars are edited in place. */
export const ACTIVITY_EDITOR = {
  permission: 'activities:write',
  useFieldLabel: () => useFieldName('activity-fields'),
  rules: ACTIVITY_FIELD_RULES,
  isField: isActivityField,
  renderValue: (activity: EditedActivity, field: string, value: unknown, empty: ReactNode) => (
    <ActivityFieldValue activity={activity} field={field as ActivityField} value={value} empty={empty} />
  ),
  renderInput: (activity: EditedActivity, { field, ...input }: FieldInputProps) => (
    <ActivityFieldInput activity={activity} field={field as ActivityField} {...input} />
  ),
} as const;
