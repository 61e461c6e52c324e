import { useTranslation } from 'react-i18next';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { FIELD_GROUPS, type FieldGroup } from './contact-fields.rules';

/** Everything that is known of the person, each fact edited in place. */
export function DetailsTab() {
  const { t } = useTranslation('contact');
  return (Object.keys(FIELD_GROUPS) as FieldGroup[]).map((group) => (
    <FieldCard
      key={group}
      title={t(`groups.${group}`)}
      fields={Object.keys(FIELD_GROUPS[group])}
      rareFields={['externalIds']}
    />
  ));
}
