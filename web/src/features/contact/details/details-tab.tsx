import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { FIELD_GROUPS } from './contact-fields.rules';

/** Everything that is known of the person, each fact edited in place. */
export function DetailsTab() {
  const { t } = useTranslation('contact');
  return (['person', 'work', 'reach'] as const).map((group) => (
    <FieldCard
      key={group}
      title={t(listTextKeys('groups', group))}
      fields={FIELD_GROUPS[group]}
      rareFields={['externalIds']}
    />
  ));
}
