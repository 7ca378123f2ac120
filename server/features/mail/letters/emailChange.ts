import { type LetterText } from '../letterText.ts';

/** The link by which an address becomes somebody's; goes to that address. */
export const emailChange: LetterText = {
  'zh-CN': ({ value, link }) => ({
    subject: '确认新邮箱',
    lines: [
      `${value('name')}，您好：`,
      '您希望今后使用此邮箱登录。请在一小时内打开以下链接，它仅可使用一次：',
      link,
      '如果不是您本人，请忽略此邮件。',
    ],
  }),
  en: ({ value, link }) => ({
    subject: 'Confirm your new address',
    lines: [
      `Hello ${value('name')},`,
      'You want to sign in with this address from now on. This link works once, within an hour:',
      link,
      'If it was not you, do nothing.',
    ],
  }),
};

/** Tells the old address that another one has taken its place. */
export const emailChanged: LetterText = {
  'zh-CN': ({ value, page }) => ({
    subject: '您的登录邮箱已更换',
    lines: [`${value('name')}，您好：`, '您的账号今后使用另一个邮箱登录。如果不是您本人操作，请联系平台管理员：', page],
  }),
  en: ({ value, page }) => ({
    subject: 'The address of your account has changed',
    lines: [
      `Hello ${value('name')},`,
      'Your account is now signed in to with another address. If that was not you, tell the administrator of the platform:',
      page,
    ],
  }),
};
