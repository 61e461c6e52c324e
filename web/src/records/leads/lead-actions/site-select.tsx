import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchableSelect } from '../../../shared/fields/searchable-select';
import { CreateSiteDialog, type SiteValues } from './create-site-dialog';

/** The value of the option that creates a site. The others are positions in the list. */
const CREATE = 'create';

interface SiteSelectProps {
  label: string;
  error: string | null;
  /** The sites of the lead. */
  sites: readonly SiteValues[];
  value: SiteValues | null;
  onChange: (value: SiteValues | null) => void;
}

/** Picks one of the sites of a lead, or a new one. */
export function SiteSelect({ label, error, sites, value, onChange }: SiteSelectProps) {
  const { t } = useTranslation('lead-actions');
  const [start, setStart] = useState<string | null>(null);
  const [text, setText] = useState('');
  const isKnown = sites.some(({ name }) => name === value?.name);
  const all = value && !isKnown ? [...sites, value] : sites;
  const name = text.trim();
  const isNew = name !== '' && all.every((site) => site.name !== name);
  return (
    <>
      <SearchableSelect
        label={label}
        error={error}
        required
        clearable
        nothingFoundMessage={t('field.typeSite')}
        value={value?.name ?? null}
        onChange={(chosen) => {
          if (chosen === CREATE) setStart(name);
          else onChange(all.find((site) => site.name === chosen) ?? null);
        }}
        searchValue={text}
        onSearchChange={setText}
        data={[
          ...all.map((site) => ({
            value: site.name,
            label: [...new Set([site.name, site.municipality])].filter(Boolean).join(', '),
          })),
          ...(isNew ? [{ value: CREATE, label: t('field.createSite', { name }) }] : []),
        ]}
      />
      <CreateSiteDialog start={start} sites={sites} onClose={() => setStart(null)} onDone={onChange} />
    </>
  );
}
