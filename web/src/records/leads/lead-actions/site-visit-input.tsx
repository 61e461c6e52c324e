import { SegmentedControl, SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import type { SiteVisitValue } from './gate-fields.rules';

interface SiteVisitInputProps {
  /** The name of the reason why no visit is needed. */
  label: string;
  error: string | null;
  value: SiteVisitValue | undefined;
  onChange: (value: SiteVisitValue) => void;
}

/** Records a visit of the investor to a site, or says why none is needed. */
export function SiteVisitInput({ label, error, value = {}, onChange }: SiteVisitInputProps) {
  const { t } = useTranslation('lead-actions');
  const isWaived = value.isWaived === true;
  const set = (part: SiteVisitValue) => onChange({ ...value, ...part });
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('field.siteVisit')}
        value={isWaived ? 'waived' : 'visit'}
        onChange={(choice) => set({ isWaived: choice === 'waived' })}
        data={[
          { value: 'visit', label: t('field.siteVisit') },
          { value: 'waived', label: t('field.noSiteVisit') },
        ]}
      />
      {isWaived ? (
        <PlainInput
          kind="textarea"
          label={label}
          error={error}
          required
          value={value.reason ?? ''}
          onChange={(reason) => set({ reason })}
        />
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
          <PlainInput
            kind="text"
            label={t('field.siteVisitSubject')}
            error={error}
            required
            value={value.subject ?? ''}
            onChange={(subject) => set({ subject })}
          />
          <PlainInput
            kind="day"
            label={t('words.date')}
            required
            max={findToday()}
            value={value.day ?? findToday()}
            onChange={(day) => set({ day })}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}
