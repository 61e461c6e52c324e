import { buildLatinCompanyName, buildLatinPersonName } from './latin-names.rules.js';

it.each([
  ['佛山市明栽照明有限公司', 'Foshan Shi Ming Zai Zhao Ming Youxian Gongsi'],
  ['深圳比亚迪锂电池股份有限公司', 'Shenzhen Bi Ya Di Li Dian Chi Gufen Youxian Gongsi'],
  ['LED照明有限公司', 'LED Zhao Ming Youxian Gongsi'],
  ['上海', 'Shanghai'],
  ['Brightwell', null],
  ['トヨタ自動車', null],
  ['Brightwell 明栽', null],
])('The company %s is %s in Latin letters', (native, latin) => {
  expect(buildLatinCompanyName(native)).toBe(latin);
});

it.each([
  ['李娜', 'Li Na'],
  ['王小明', 'Wang Xiaoming'],
  ['欧阳娜娜', 'Ouyang Nana'],
  ['歐陽娜娜', 'Ouyang Nana'],
  ['吕布', 'Lü Bu'],
  ['曾 国藩', 'Zeng Guofan'],
  ['李', 'Li'],
  ['Li Na', null],
  ['김철수', null],
])('The person %s is %s in Latin letters', (native, latin) => {
  expect(buildLatinPersonName(native)).toBe(latin);
});
