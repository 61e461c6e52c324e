import { ExampleId } from '../../../common/openapi/demo-records.examples.js';

/** The seminar of the demo data that has a registration page. */
export const SeminarWithPage = () => ExampleId('id', 'Id of the seminar.', '0199c000-0000-7000-8000-000000000412');

/** Example bodies of a registration page. */
export const REGISTRATION_PAGE_EXAMPLES = {
  short: {
    summary: 'A page in one language',
    value: {
      slug: 'new-light',
      languages: ['en'],
      texts: { en: { title: 'Light in care', intro: 'How light helps people with dementia.' } },
      fields: { companyName: 'required', country: 'optional' },
      privacyNotice: { en: 'We use your data to organise this seminar, and delete them two years after it.' },
    },
  },
  full: {
    summary: 'A page in two languages with a question and a consent',
    value: {
      slug: 'new-light',
      languages: ['en', 'zh'],
      texts: {
        en: { title: 'Testing ground for Europe', intro: 'Try your product in Limburg.', thanks: 'See you soon.' },
        zh: { title: '欧洲试验场', intro: '在林堡测试您的产品。', thanks: '期待与您见面。' },
      },
      fields: { companyName: 'required', jobTitle: 'optional', phone: 'optional' },
      questions: [
        {
          id: 'diet',
          label: { en: 'What do you eat?', zh: '您的饮食要求是什么？' },
          kind: 'choice',
          options: [
            { id: 'all', label: { en: 'Everything', zh: '无特殊要求' } },
            { id: 'vegetarian', label: { en: 'Vegetarian', zh: '素食' } },
          ],
          required: true,
        },
      ],
      consents: [
        {
          purpose: 'event_invitation',
          wording: { en: 'Invite me to your next events.', zh: '请邀请我参加今后的活动。' },
        },
      ],
      privacyNotice: {
        en: 'We use your data to organise this seminar, and delete them two years after it.',
        zh: '我们使用您的数据来组织本次研讨会，并在会后两年删除。',
      },
      embedOrigins: ['https://www.locateinlimburg.com'],
    },
  },
};
