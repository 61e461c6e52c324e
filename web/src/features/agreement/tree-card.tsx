import { Badge, Card, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AgreementLink } from '../../records/agreements/agreement-link';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import type { AgreementView } from './agreement.api';
import classes from './tree-card.module.css';
import { type Branch, buildTree } from './tree.rules';
import { useAgreementEditor } from './use-agreement-editor';

type RelatedAgreement = AgreementView['tree'][number];

/** The agreements above and below this one. */
export function TreeCard() {
  const { t } = useTranslation('agreement');
  const { agreement } = useAgreementEditor();
  return (
    <Card withBorder component="section" aria-labelledby="tree">
      <Title order={2} size="h5" mb="xs" id="tree">
        {t('tree.title')}
      </Title>
      <Branches branches={buildTree(agreement.tree)} shownId={agreement.id} />
      {agreement.tree.length === 1 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('tree.alone')}
        </Text>
      )}
    </Card>
  );
}

function Branches({ branches, shownId }: { branches: readonly Branch<RelatedAgreement>[]; shownId: string }) {
  const { t } = useTranslation('agreement');
  const label = useLabels();
  const format = useFormat();
  return (
    <ul className={classes['branches']}>
      {branches.map(({ agreement, children }) => (
        <li key={agreement.id} aria-current={agreement.id === shownId || undefined}>
          {agreement.id === shownId ? (
            <Text size="sm" fw={600}>
              {agreement.title}{' '}
              <Badge size="sm" variant="outline">
                {t('tree.shown')}
              </Badge>
            </Text>
          ) : (
            <AgreementLink agreement={agreement} isWrapped />
          )}
          <Text size="xs" c="dimmed">
            {[
              label('agreementKind', agreement.kind),
              label('agreementStatus', agreement.status),
              agreement.signedOn && t('words.signedDay', { day: format.day(agreement.signedOn) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {children.length > 0 && <Branches branches={children} shownId={shownId} />}
        </li>
      ))}
    </ul>
  );
}
