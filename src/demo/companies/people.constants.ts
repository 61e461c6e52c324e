import { DEMO_INVESTORS, type InvestorKey } from './investors.constants.js';

/**
 * A fictitious person at a fictitious company. The parts of the name are present if a form would have asked for them.
 */
export interface DemoPerson {
  number: number;
  /** Absent for self-employed people. */
  company?: InvestorKey;
  fullName: string;
  nativeName?: string;
  jobTitle: string;
  email: string;
  languages: string[];
  phone?: string;
  wechatId?: string;
}

type Further = Pick<DemoPerson, 'nativeName' | 'phone' | 'wechatId'>;

function buildPerson(
  number: number,
  company: InvestorKey,
  fullName: string,
  mailbox: string,
  jobTitle: string,
  languages: string,
  further: Further = {},
): DemoPerson {
  const email = `${mailbox}@${DEMO_INVESTORS[company].domain}`;
  return { number, company, fullName, email, jobTitle, languages: languages.split(' '), ...further };
}

/** Builds a person with a Chinese name and a WeChat account named like the mailbox. */
function buildChinesePerson(
  number: number,
  company: InvestorKey,
  fullName: string,
  nativeName: string,
  mailbox: string,
  jobTitle: string,
): DemoPerson {
  const wechatId = `demo_${mailbox.replaceAll('.', '_')}`;
  return buildPerson(number, company, fullName, mailbox, jobTitle, 'zh-Hans en', { nativeName, wechatId });
}

/** The people of the investors. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  buildChinesePerson(210, 'lumenova', 'Chen Yuqing', '陈雨晴', 'chen.yuqing', 'Director of Overseas Business'),
  // The same person as 210, recorded again with another address; the duplicate waits to be merged.
  buildChinesePerson(211, 'lumenova', 'Yuqing Chen', '陈雨晴', 'y.chen', 'Overseas Business'),
  buildChinesePerson(212, 'haixu', 'Huang Meiling', '黄美玲', 'huang.meiling', 'General Manager'),
  buildChinesePerson(213, 'haixu', 'Wu Jianming', '吴建明', 'wu.jianming', 'Export Manager'),
  buildChinesePerson(214, 'guangyu', 'Zheng Haotian', '郑昊天', 'zheng.haotian', 'Chief Technology Officer'),
  buildChinesePerson(215, 'guangyu', 'Xu Ruolan', '徐若兰', 'xu.ruolan', 'Head of Europe'),
  buildChinesePerson(216, 'mingcheng', 'He Guodong', '何国栋', 'he.guodong', 'Vice President Strategy'),
  buildChinesePerson(217, 'ruichi', 'Liang Sihan', '梁思涵', 'liang.sihan', 'Sales Director'),
  buildChinesePerson(218, 'kangying', 'Peng Xiaofeng', '彭晓峰', 'peng.xiaofeng', 'Founder'),
  buildChinesePerson(219, 'kangying', 'Cai Wenjing', '蔡文静', 'cai.wenjing', 'International Development Manager'),
  buildChinesePerson(220, 'huayao', 'Zhong Zhiyuan', '钟志远', 'zhong.zhiyuan', 'Managing Director'),
  buildChinesePerson(221, 'lanju', 'Ye Qiuyi', '叶秋怡', 'ye.qiuyi', 'Director of European Projects'),
  buildChinesePerson(222, 'lanju', 'Deng Haoran', '邓浩然', 'deng.haoran', 'Plant Engineering Manager'),
  buildChinesePerson(223, 'yunlan', 'Su Yiming', '苏一鸣', 'su.yiming', 'Co-founder'),
  buildChinesePerson(224, 'qinghe', 'Feng Lihua', '冯丽华', 'feng.lihua', 'Export Director'),
  buildChinesePerson(225, 'tuyuan', 'Yuan Kaiwen', '袁凯文', 'yuan.kaiwen', 'Head of Overseas Warehouses'),
  buildChinesePerson(226, 'xihe', 'Zhuang Siqi', '庄思琪', 'zhuang.siqi', 'Product Director'),
  buildChinesePerson(227, 'zhuxing', 'Jiang Chenyu', '江晨宇', 'jiang.chenyu', 'Business Development Director'),
  buildChinesePerson(228, 'luyue', 'Luo Anran', '罗安然', 'luo.anran', 'Chief Agronomist'),
  buildChinesePerson(229, 'luyue', 'Pan Weijie', '潘伟杰', 'pan.weijie', 'Managing Director'),
  buildChinesePerson(230, 'haoze', 'Guan Yutong', '关雨桐', 'guan.yutong', 'Overseas Sales Manager'),
  buildChinesePerson(231, 'ruixin', 'Tan Junwei', '谭俊伟', 'tan.junwei', 'Head of Corporate Development'),
  buildChinesePerson(232, 'beiling', 'Shen Mengyao', '沈梦瑶', 'shen.mengyao', 'Regulatory Affairs Manager'),
  buildPerson(233, 'minglian', 'Chiang Pei-shan', 'peishan.chiang', 'Vice President Sales', 'zh-Hant en', {
    nativeName: '江佩珊',
  }),
  buildPerson(234, 'minglian', 'Hsieh Cheng-han', 'ch.hsieh', 'Project Manager', 'zh-Hant en', {
    nativeName: '謝承翰',
  }),
  buildPerson(235, 'aono', 'Morikawa Sayuri', 'morikawa', 'Director', 'ja en', { nativeName: '森川さゆり' }),
  buildPerson(236, 'kirishima', 'Takenouchi Ren', 'takenouchi', 'Manager Overseas Planning', 'ja', {
    nativeName: '竹之内蓮',
  }),
  buildPerson(237, 'kirishima', 'Hayakawa Kenji', 'hayakawa', 'Executive Officer', 'ja en', { nativeName: '早川健司' }),
  buildPerson(238, 'hanulbit', 'Seo Ji-won', 'jiwon.seo', 'Team Leader Global Business', 'ko en', {
    nativeName: '서지원',
  }),
  buildPerson(239, 'daon', 'Baek Min-jun', 'minjun.baek', 'Director of Overseas Plants', 'ko en', {
    nativeName: '백민준',
  }),
  buildPerson(240, 'daon', 'Ryu Ha-eun', 'haeun.ryu', 'Legal Counsel', 'ko en fr', { nativeName: '류하은' }),
  buildPerson(241, 'rheinlicht', 'Jürgen Albersmann', 'j.albersmann', 'Geschäftsführer', 'de en', {
    phone: '+49 30 23125 041',
  }),
  buildPerson(242, 'rheinlicht', 'Katrin Öztunalı', 'k.oeztunali', 'Leiterin Vertrieb Benelux', 'de nl en'),
  buildPerson(243, 'suedwerk', 'Dr. Annette Grünwaldt', 'a.gruenwaldt', 'Leiterin Forschung', 'de en'),
  buildPerson(244, 'suedwerk', 'Matthias Küblerin', 'm.kueblerin', 'Kaufmännischer Leiter', 'de en fr'),
  buildPerson(245, 'westveld', 'Sanne van der Wielen', 'sanne', 'Directeur', 'nl en de'),
  buildPerson(246, 'westveld', 'Joost Hoogendijker', 'joost', 'Hoofd productie', 'nl en'),
  buildPerson(247, 'harborline', 'Melissa Tranberg', 'mtranberg', 'Chief Operating Officer', 'en', {
    phone: '+1 617 555 0142',
  }),
  buildPerson(248, 'harborline', 'Greg Okaforde', 'gokaforde', 'VP Clinical Partnerships', 'en', {
    phone: '+1 617 555 0143',
  }),
  buildPerson(249, 'cedarmesa', 'Dana Whitehollow', 'dana.whitehollow', 'Director of Expansion', 'en es', {
    phone: '+1 602 555 0117',
  }),
  buildPerson(250, 'surya', 'Anand Kulkarnikar', 'anand.k', 'President Exports', 'en hi mr'),
  buildPerson(251, 'surya', 'Priya Deshmukhe', 'priya.d', 'Manager Europe', 'en hi'),
  buildPerson(252, 'isikova', 'Elif Yıldıranlı', 'elif.yildiranli', 'Dış Ticaret Müdürü', 'tr en'),
  buildPerson(253, 'isikova', 'Cem Aksoyoğullu', 'cem.aksoyogullu', 'Genel Müdür', 'tr de'),
  buildChinesePerson(255, 'lumenova', 'Lin Zhihao', '林志豪', 'lin.zhihao', 'Chief Executive Officer'),
  buildChinesePerson(258, 'mingcheng', 'He Jiayi', '何嘉怡', 'he.jiayi', 'Project Manager'),
  buildChinesePerson(259, 'huayao', 'Zhong Minghui', '钟明慧', 'zhong.minghui', 'Head of Design'),
  buildChinesePerson(260, 'xingyao', 'Lai Yongqiang', '赖永强', 'lai.yongqiang', 'Founder'),
  buildChinesePerson(261, 'mingju', 'Qiu Jiaxin', '邱嘉欣', 'qiu.jiaxin', 'Export Manager'),
  buildChinesePerson(262, 'zhiguang', 'Fang Zihan', '方子涵', 'fang.zihan', 'Director'),
  buildPerson(254, 'zuerichsee', 'Reto Brändligen', 'r.braendligen', 'CEO', 'de fr en'),
];

/** The self-employed people who receive visitors and interpret on visits. */
export const DEMO_HELPERS: readonly DemoPerson[] = [
  {
    number: 256,
    fullName: 'Wang Lijuan',
    nativeName: '王丽娟',
    jobTitle: 'Interpreter',
    email: 'lijuan@tolk.example',
    languages: ['zh-Hans', 'nl', 'en'],
  },
  {
    number: 257,
    fullName: 'Bart Vandersmissen',
    jobTitle: 'Guide',
    email: 'bart@gids.example',
    languages: ['nl', 'en', 'de'],
  },
];
