import { useTranslation } from 'react-i18next';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { FIELD_GROUPS } from '../fields/company-fields.rules';

const GROUPS = ['identity', 'place', 'online', 'business'] as const;

/** The facts about the company. */
export function DetailsTab() {
  const { t } = useTranslation('company');
  return GROUPS.map((group) => (
    <FieldCard key={group} title={t(`groups.${group}`)} fields={FIELD_GROUPS[group]} rareFields={['externalIds']} />
  ));
}
