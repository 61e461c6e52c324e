import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../../shared/api/api.client';
import { buildVersionInit } from '../../../../shared/api/record.api';
import type { components } from '../../../../shared/api/schema';
import { useChange } from '../../../../shared/api/use-change';

export type MailTemplate = components['schemas']['MailTemplateView'];
/** The name of a template in one language. */
export type TemplatePath = Pick<MailTemplate, 'key' | 'language'>;
/** The text of a template. */
export type TemplateText = components['schemas']['PutMailTemplate'];

const KEYS = [['mail-templates']] as const;

/** The present texts of all templates, each in its languages. */
export const mailTemplatesQuery = queryOptions({
  queryKey: ['mail-templates'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/mail-templates', { signal })),
});

/** A template in one language. */
export const mailTemplateQuery = ({ key, language }: TemplatePath) =>
  queryOptions({
    queryKey: ['mail-templates', key, language],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/mail-templates/{key}/{language}', { params: { path: { key, language } }, signal })),
  });

/** The mail that a text would make, with made-up values. */
export const templatePreviewQuery = ({ key, language }: TemplatePath, body: TemplateText) =>
  queryOptions({
    queryKey: ['mail-preview', key, language, body],
    queryFn: ({ signal }) =>
      readBody(
        api.POST('/api/v1/mail-templates/{key}/{language}/preview', {
          params: { path: { key, language } },
          body,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });

const getKey = (template: MailTemplate) => mailTemplateQuery(template).queryKey;
const buildInit = ({ key, language, version }: MailTemplate) =>
  buildVersionInit({ id: key, version }, { key, language });

/** Returns a mutation that changes the text of a template. */
export function useReplaceTemplate() {
  return useChange(
    KEYS,
    ({ template, body }: { template: MailTemplate; body: TemplateText }) =>
      readBody(api.PUT('/api/v1/mail-templates/{key}/{language}', { ...buildInit(template), body })),
    getKey,
  );
}

/** Returns a mutation that gives a template the text again that ships with the product. */
export function useResetTemplate() {
  return useChange(
    KEYS,
    (template: MailTemplate) => readBody(api.DELETE('/api/v1/mail-templates/{key}/{language}', buildInit(template))),
    getKey,
  );
}
