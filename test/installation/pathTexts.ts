/** What may stand in PATH, ordinary and odd. */
export const pathTexts = [
  'C:\\Tools',
  'C:\\Tools;D:\\More',
  'C:\\Tools;',
  '',
  ';',
  ';;C:\\Tools;;',
  '%USERPROFILE%\\bin;%SystemRoot%\\x',
  '"C:\\Program Files;odd";D:\\More',
  'C:\\one"quote;D:\\More',
  ' C:\\spaces ; D:\\More ',
  'C:\\Gr\u00FC\u00DFe;C:\\\u65E5\u672C;C:\\\uD83D\uDE00',
  'C:\\dot.$1;C:\\a[b];C:\\(c);C:\\+*',
  'C:\\Users\\Ann\\AppData\\Local\\bridgesmith\\microsip\\launcher2',
  Array.from({ length: 100 }, (_, index) => `C:\\A folder ${index + 100} \u00E9`).join(';'),
];

export const folder = 'C:\\Users\\Ann\\AppData\\Local\\bridgesmith\\microsip\\launcher';
