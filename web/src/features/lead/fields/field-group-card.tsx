import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listTextKeys } from '../../../shared/i18n/text-keys.rules';
import { FieldCard } from '../../../shared/record-editor/field-card';
import { FIELD_GROUPS, type FieldGroup } from '../../../records/leads/lead-fields.rules';

/** A group of fields of the lead under a heading. */
export function FieldGroupCard({ group, children }: { group: FieldGroup; children?: ReactNode }) {
  const { t } = useTranslation('lead');
  return (
    <FieldCard title={t(listTextKeys('groups', group))} fields={FIELD_GROUPS[group]}>
      {children}
    </FieldCard>
  );
}
