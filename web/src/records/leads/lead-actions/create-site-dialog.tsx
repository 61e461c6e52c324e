import { useTranslation } from 'react-i18next';
import { DuplicateWarning } from '../../duplicate-warning';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useNewDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { findSimilarSites } from './similar-sites.rules';

export interface SiteValues {
  name: string;
  municipality?: string | null;
}

interface CreateSiteDialogProps {
  /** The name with which the form begins; null while the dialog is closed. */
  start: string | null;
  /** The sites of the lead, which the new one may be. */
  sites: readonly SiteValues[];
  onClose: () => void;
  onDone: (site: SiteValues) => void;
}

/** Describes a new site above the form that needs it. The site is stored with that form. */
export function CreateSiteDialog(props: CreateSiteDialogProps) {
  const { t } = useTranslation('lead-actions');
  const { start, onClose } = props;
  return (
    <Dialog opened={start !== null} onClose={onClose} title={t('field.newSite')}>
      {start !== null && <NewSite {...props} start={start} />}
    </Dialog>
  );
}

function NewSite({ start, sites, onClose, onDone }: CreateSiteDialogProps & { start: string }) {
  const { t } = useTranslation(['lead-actions', 'records']);
  const draft = useNewDraft(null, { name: start, municipality: '' });
  const use = (site: SiteValues) => {
    onClose();
    onDone(site);
  };
  return (
    <RecordForm
      draft={draft}
      mutation={{ error: null, isPending: false }}
      required={['name']}
      submitText={t('field.addSite')}
      onCancel={onClose}
      onSubmit={({ name, municipality }) => use({ name: name.trim(), municipality: municipality.trim() || null })}
    >
      {({ field, values }) => {
        const similar = findSimilarSites(values.name, sites);
        return (
          <>
            <PlainInput {...field('name')} kind="text" label={t('words.name')} maxLength={200} autoFocus />
            <PlainInput {...field('municipality')} kind="text" label={t('words.municipality')} maxLength={100} />
            {similar.length > 0 && (
              <DuplicateWarning
                isQuiet
                title={t('field.similarSite')}
                hint={t('field.similarSiteHint')}
                candidates={similar.map(({ name, municipality }) => ({ id: name, name, city: municipality ?? null }))}
                onUse={({ id }) => use(similar.find(({ name }) => name === id)!)}
              />
            )}
          </>
        );
      }}
    </RecordForm>
  );
}
