import { type LetterText } from '../letterText.ts';

/** The link by which a forgotten password is replaced. */
export const passwordReset: LetterText = {
  'zh-CN': ({ value, link }) => ({
    subject: '重新设置密码',
    lines: [
      `${value('name')}，您好：`,
      '有人为您的账号请求重新设置密码。请在一小时内打开以下链接，它仅可使用一次：',
      link,
      '如果不是您本人，请忽略此邮件：密码不会改变。',
    ],
  }),
  en: ({ value, link }) => ({
    subject: 'Choose another password',
    lines: [
      `Hello ${value('name')},`,
      'Somebody has asked for another password for your account. This link works once, within an hour:',
      link,
      'If it was not you, do nothing: the password stays as it is.',
    ],
  }),
};
