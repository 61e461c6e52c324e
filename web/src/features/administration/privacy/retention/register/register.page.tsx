import { Button, Group, List, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Printer from 'lucide-react/icons/printer';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../../shared/format/use-format';
import { useLabels } from '../../../../../shared/labels/use-labels';
import { LoadingState } from '../../../../../shared/layout/loading-state';
import { ProblemState } from '../../../../../shared/layout/problem-state';
import { type ProcessingRegister, registerQuery } from '../retention.api';
import classes from './register.module.css';

/** The register of processing activities (GDPR art. 30), to read and to print. */
export function RegisterPage() {
  const { i18n } = useTranslation('retention');
  const { data, error, refetch } = useQuery(registerQuery(i18n.language === 'nl' ? 'nl' : 'en'));
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  return data ? <Register register={data} /> : <LoadingState />;
}

function Register({ register }: { register: ProcessingRegister }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { generatedAt, controller, purposes, groups, recipients, transfers, terms, security } = register;
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return (
    <Stack mt="sm" maw={860} gap="lg" component="article" className={classes['register']}>
      <div>
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {t('register.title')}
          </Title>
          <Button
            size="xs"
            variant="default"
            className={classes['tools']}
            leftSection={<Printer size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('words.print')}
          </Button>
        </Group>
        <Text size="sm">{t('register.hint', { moment: format.moment(generatedAt) })}</Text>
      </div>
      <Part title={t('register.controller')}>
        <Text size="sm">
          {controller.name}
          {controller.contact !== null && ` · ${controller.contact}`}
        </Text>
        {controller.contact === null && (
          <Text size="sm" c="dimmed">
            {t('register.noContact')}
          </Text>
        )}
      </Part>
      <Part title={t('register.purposes')}>
        {purposes.map((purpose) => (
          <Purpose key={purpose.id} purpose={purpose} names={names} />
        ))}
      </Part>
      <Part title={t('register.groups')}>
        {groups.map((group) => (
          <DataGroup key={group.id} group={group} />
        ))}
      </Part>
      <Part title={t('register.recipients')}>
        <List size="sm">
          {recipients.map(({ id, name, present }) => (
            <List.Item key={id}>
              {name}
              {present.length > 0 && `: ${present.join(', ')}`}
            </List.Item>
          ))}
        </List>
      </Part>
      <Part title={t('register.transfers')}>
        <Sentences sentences={transfers} />
      </Part>
      <Part title={t('register.terms')}>
        <TermTable terms={terms} />
      </Part>
      <Part title={t('register.security')}>
        <Sentences sentences={security} />
      </Part>
    </Stack>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={3} size="h5" className={classes['heading']}>
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function Sentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <List size="sm">
      {sentences.map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  );
}

interface PurposeProps {
  purpose: ProcessingRegister['purposes'][number];
  /** The names of the groups of data. */
  names: ReadonlyMap<string, string>;
}

function Purpose({ purpose, names }: PurposeProps) {
  const { t } = useTranslation('retention');
  const label = useLabels();
  const { name, description, lawfulBases, groups } = purpose;
  return (
    <div className={classes['item']}>
      <Title order={4} size="h6">
        {name}
      </Title>
      <Text size="sm">{description}</Text>
      <Text size="sm" c="dimmed">
        {t('words.lawfulBasis')}: {lawfulBases.map((basis) => label('lawfulBasis', basis)).join(', ')}
      </Text>
      <Text size="sm" c="dimmed">
        {t('register.data')}: {groups.map((id) => names.get(id) ?? id).join(', ')}
      </Text>
    </div>
  );
}

function DataGroup({ group: { name, persons, data, tables } }: { group: ProcessingRegister['groups'][number] }) {
  const { t } = useTranslation('retention');
  const kept = [...new Set(tables.flatMap((table) => table.kept))];
  return (
    <div className={classes['item']}>
      <Title order={4} size="h6">
        {name}
      </Title>
      <Text size="sm">
        {t('register.persons')}: {persons.join(', ')}
      </Text>
      <Text size="sm">
        {t('register.data')}: {data.join('; ')}
      </Text>
      {kept.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('register.kept')}: {kept.join(' ')}
        </Text>
      )}
      <details className={classes['tools']}>
        <Text component="summary" size="sm">
          {t('register.tables')}
        </Text>
        <List size="sm">
          {tables.map(({ table, columns }) => (
            <List.Item key={table}>
              {table}
              {columns.length > 0 && `: ${columns.join(', ')}`}
            </List.Item>
          ))}
        </List>
      </details>
    </div>
  );
}

function TermTable({ terms }: Pick<ProcessingRegister, 'terms'>) {
  const { t } = useTranslation('retention');
  return (
    <Table verticalSpacing={6} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('rules.data')}</Table.Th>
          <Table.Th scope="col">{t('rules.term')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {terms.map(({ kind, data, term, enabled }) => (
          <Table.Tr key={kind}>
            <Table.Th scope="row" fw={400} w="45%" style={{ verticalAlign: 'top' }}>
              {data}
            </Table.Th>
            <Table.Td>
              {term}
              {!enabled && ` (${t('rules.off')})`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
