import { useTranslation } from 'react-i18next';
import { FieldCard } from '../../shared/record-editor/field-card';
import { listFields } from './fields/agreement-fields.rules';
import { RenewalNotice } from './renewal-notice';
import { useAgreementEditor } from './use-agreement-editor';

/** The content of the agreement: its subject, its term and renewal, its parties and its wording. */
export function DetailsTab() {
  const { t } = useTranslation('agreement');
  const { agreement } = useAgreementEditor();
  return (
    <>
      <FieldCard title={t('words.agreement')} fields={listFields('identity', agreement)} />
      <FieldCard title={t('groups.term')} fields={listFields('term', agreement)} />
      <FieldCard title={t('groups.renewal')} fields={listFields('renewal', agreement)}>
        <RenewalNotice />
      </FieldCard>
      <FieldCard title={t('groups.people')} fields={listFields('people', agreement)} />
      <FieldCard title={t('groups.wording')} fields={listFields('wording', agreement)}>
        {agreement.url && (
          <a href={agreement.url} target="_blank" rel="noreferrer">
            {t('openDocument')}
          </a>
        )}
      </FieldCard>
    </>
  );
}
