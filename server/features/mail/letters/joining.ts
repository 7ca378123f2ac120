import { type LetterText } from '../letterText.ts';

/** Asks somebody to join an organisation. */
export const invitation: LetterText = {
  'zh-CN': ({ value, link }) => ({
    subject: `${value('organisation')} 邀请您加入`,
    lines: [
      '您好：',
      `${value('by')} 邀请您加入 ${value('organisation')}。请在 ${value('days')} 天内打开以下链接，它仅可使用一次：`,
      link,
      '如果您不认识邀请人，请忽略此邮件。',
    ],
  }),
  en: ({ value, link }) => ({
    subject: `${value('organisation')} invites you`,
    lines: [
      'Hello,',
      `${value('by')} invites you to join ${value('organisation')}. This link works once, within ${value('days')} days:`,
      link,
      'If you do not know who invites you, do nothing.',
    ],
  }),
};

/** Confirms the address of somebody who registers a company. */
export const registration: LetterText = {
  'zh-CN': ({ value, link }) => ({
    subject: '确认注册',
    lines: [
      '您好：',
      `您为 ${value('company')} 申请注册。请在 ${value('hours')} 小时内打开以下链接完成注册，它仅可使用一次：`,
      link,
      '如果不是您本人，请忽略此邮件：不会建立账号。',
    ],
  }),
  en: ({ value, link }) => ({
    subject: 'Confirm your registration',
    lines: [
      'Hello,',
      `You have registered ${value('company')}. This link completes it, once, within ${value('hours')} hours:`,
      link,
      'If it was not you, do nothing: no account is made.',
    ],
  }),
};

/** Tells somebody who registers again that there is an account already. */
export const registrationKnown: LetterText = {
  'zh-CN': ({ page }) => ({
    subject: '您已有账号',
    lines: [
      '您好：',
      '有人使用此邮箱申请注册，但该邮箱已有账号。您可以登录，或在登录页重新设置密码：',
      `${page}/sign-in`,
    ],
  }),
  en: ({ page }) => ({
    subject: 'You have an account already',
    lines: [
      'Hello,',
      'Somebody has registered with this address, which has an account already. Sign in, or choose another password there:',
      `${page}/sign-in`,
    ],
  }),
};
