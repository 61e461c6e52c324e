import * as fc from 'fast-check';
import {
  deriveEmailDomains,
  findEmailDomain,
  findWebsiteDomain,
  isFreeMail,
  isSharedDomain,
  normaliseEmailDomain,
} from './email-domains.rules.js';

describe('an e-mail address', () => {
  it.each([
    ['li@byd.com', 'byd.com'],
    ['li@mail.BYD.com', 'byd.com'],
    ['"odd@local"@byd.com.cn', 'byd.com.cn'],
    ['li@vip.163.com', '163.com'],
    ['li@例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
    ['li@localhost', null],
    ['li@[192.168.1.1]', null],
    ['@byd.com', null],
    ['byd.com', null],
    ['li@', null],
  ])('%s belongs to the domain %s', (email, domain) => {
    expect(findEmailDomain(email)).toBe(domain);
  });
});

describe('a website', () => {
  it.each([
    ['https://www.byd.com/en', 'byd.com'],
    ['www.byd.com', 'byd.com'],
    ['BYD.com', 'byd.com'],
    ['http://user@shop.example.co.uk:8080/x?y#z', 'example.co.uk'],
    ['https://www.chinafsl.com.cn', 'chinafsl.com.cn'],
    ['https://demo-investor.example', 'demo-investor.example'],
    ['https://例子.中国/', 'xn--fsqu00a.xn--fiqs8s'],
    ['foo.github.io', 'foo.github.io'],
    [' https://uhasselt.be. ', 'uhasselt.be'],
    ['https://192.168.1.1/', null],
    ['http://[::1]/', null],
    ['http://localhost:3000', null],
    ['co.uk', null],
    ['ftp://byd.com', null],
    ['javascript:alert(1)', null],
    ['n/a', null],
    ['', null],
    ['not a site', null],
  ])('%j has the domain %s', (url, domain) => {
    expect(findWebsiteDomain(url)).toBe(domain);
  });

  it('of any text never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => void findWebsiteDomain(text)),
    );
  });
});

describe('free mail', () => {
  it.each([
    'gmail.com',
    'GMAIL.com',
    'outlook.com',
    'qq.com',
    'vip.qq.com',
    '163.com',
    'vip.163.com',
    '126.com',
    'sina.com',
    'vip.sina.com',
    'foxmail.com',
    'aliyun.com',
    '139.com',
    'telenet.be',
    'skynet.be',
    'proximus.be',
    'ziggo.nl',
    'web.de',
    'orange.fr',
    'naver.com',
    'yahoo.co.jp',
    'mailinator.com',
  ])('%s is free mail', (domain) => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['byd.com', 'umicore.com', 'uhasselt.be', 'notgmail.com', 'gmail.com.byd.com', 'com', '', 'philips.com'])(
    '%j is not free mail',
    (domain) => {
      expect(isFreeMail(domain)).toBe(false);
    },
  );

  it('counts a marketplace as shared, though nobody writes from it', () => {
    expect(isFreeMail('made-in-china.com')).toBe(false);
    expect(isSharedDomain('foshan.en.made-in-china.com')).toBe(true);
    expect(isSharedDomain('byd.com')).toBe(false);
  });
});

describe('the mail domains of a company', () => {
  it.each<[string, string | null, string[] | undefined, string[]]>([
    ['come from its website', 'https://www.byd.com/en', undefined, ['byd.com']],
    [
      'are those given, whatever the website',
      'https://www.byd.com',
      ['BYD-europe.com', '@byd.com'],
      ['byd-europe.com', 'byd.com'],
    ],
    ['are given without repeats and nonsense', null, ['byd.com', 'BYD.COM', 'www.byd.com', 'x', ''], ['byd.com']],
    ['keep a subdomain that was given', null, ['eu.byd.com'], ['eu.byd.com']],
    ['are none when none is given on purpose', 'https://www.byd.com', [], []],
    ['do not come from a marketplace page', 'https://foshanled.en.alibaba.com', undefined, []],
    ['do not come from a social network', 'https://www.linkedin.com/company/byd', undefined, []],
    ['do not come from a free-mail site', 'http://www.qq.com', undefined, []],
    ['are none without a website', null, undefined, []],
  ])('%s', (_title, website, given, domains) => {
    expect(deriveEmailDomains(website, given)).toEqual(domains);
  });

  it.each([
    ['@BYD.com', 'byd.com'],
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
    ['byd', null],
    ['a b.com', null],
    ['https://byd.com', null],
    ['co.uk', null],
    ['1.2.3.4', null],
  ])('%j is stored as %s', (raw, stored) => {
    expect(normaliseEmailDomain(raw)).toBe(stored);
  });
});
