import { Anchor, Badge, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { AgreementStatusBadge } from '../../records/agreements/agreement-status-badge';
import { NewAgreementButton } from '../../records/agreements/new-agreement/new-agreement-button';
import { CompanyLink } from '../../records/companies/company-link';
import { UserName } from '../../records/users/user-name';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { RecordActions } from '../../shared/record-editor/record-actions';
import { RecordHead } from '../../shared/record-editor/record-head';
import type { AgreementView } from './agreement.api';
import { useAgreementEditor } from './use-agreement-editor';

/** The title of an agreement, the agreements above it, its parties and days, and what can be done with it. */
export function AgreementHead() {
  const { t } = useTranslation('agreement');
  const { agreement, canEdit } = useAgreementEditor();
  const format = useFormat();
  const { id, reference, title, archivedAt } = agreement;
  return (
    <RecordHead
      trail={
        <Text size="sm" c="dimmed" component="nav" aria-label={t('above')}>
          <Anchor component={Link} to="/agreements" inherit c="dimmed" underline="always">
            {t('words.agreements')}
          </Anchor>
          {listAbove(agreement).map((one) => (
            <Fragment key={one.id}>
              {' › '}
              <AgreementLink agreement={one} isWrapped inherit fw={400} c="dimmed" underline="always" />
            </Fragment>
          ))}
          {` › ${reference}`}
        </Text>
      }
      title={title}
      actions={
        <RecordActions
          name={title}
          archive={{ title: t('archive.title'), text: t('archive.text', { title }) }}
          restore={{
            title: t('restore.title'),
            text: t('restore.text', { title }),
            done: t('restore.done', { title }),
          }}
        >
          {canEdit && <NewAgreementButton parentId={id} />}
        </RecordActions>
      }
      archived={archivedAt && t('archivedOn', { day: format.momentDay(archivedAt) })}
    >
      <Facts agreement={agreement} />
    </RecordHead>
  );
}

/** Lists the agreements above one, the topmost first. */
function listAbove({ parentId, tree }: AgreementView) {
  const above: AgreementView['tree'] = [];
  for (let id = parentId; id !== null;) {
    const parent = tree.find((one) => one.id === id && !above.includes(one));
    if (!parent) break;
    above.unshift(parent);
    id = parent.parentId;
  }
  return above;
}

/** Status, kind, days, owner, parties and subjects. */
function Facts({ agreement }: { agreement: AgreementView }) {
  const { t } = useTranslation(['agreement', 'record-editor']);
  const label = useLabels();
  const format = useFormat();
  const { kind, status, signedOn, expiresOn, ownerId, parties, fields } = agreement;
  return (
    <>
      <Group gap="xs" fz="sm">
        <AgreementStatusBadge status={status} size="lg" />
        <Text size="sm">{label('agreementKind', kind)}</Text>
        {signedOn && <Text size="sm">{t('words.signedDay', { day: format.day(signedOn) })}</Text>}
        {expiresOn && <Text size="sm">{t('words.throughDay', { day: format.day(expiresOn) })}</Text>}
        {ownerId && (
          <Text size="sm">
            {t('record-editor:owner')} <UserName id={ownerId} />
          </Text>
        )}
        {fields.map((field) => (
          <Badge key={field} variant="default" tt="none" fw={500}>
            {field}
          </Badge>
        ))}
      </Group>
      {parties.length > 0 && (
        <Text size="sm">
          {parties.map(({ companyId, companyName, role }, index) => (
            <Fragment key={companyId}>
              {index > 0 && ' · '}
              <CompanyLink company={{ id: companyId, name: companyName }} isWrapped />
              {role !== 'signatory' && ` (${label('partyRole', role)})`}
            </Fragment>
          ))}
        </Text>
      )}
    </>
  );
}
