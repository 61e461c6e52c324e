import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { FIELD_GROUPS, type FieldGroup } from '../fields/delegation-fields.rules';

/** The facts about the delegation. */
export function DetailsTab() {
  const { t } = useTranslation('delegation');
  return (Object.keys(FIELD_GROUPS) as FieldGroup[]).map((group) => (
    <FieldCard key={group} title={t(listTextKeys('groups', group))} fields={FIELD_GROUPS[group]} />
  ));
}
