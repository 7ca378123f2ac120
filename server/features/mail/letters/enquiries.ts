import { type LetterText, type Write } from '../letterText.ts';

/** What has happened is read in the page: mail goes through many hands. */
function news(
  told: { readonly zh: string; readonly en: string },
  desk: '/desk/company' | '/desk/operator',
): LetterText {
  const write =
    (subject: string, colon: string, pointer: string): Write =>
    ({ value, page }) => ({
      subject: `${subject} · ${value('park')}`,
      lines: [`${value('park')}${colon}${subject}`, pointer, `${page}${desk}`],
    });
  return { 'zh-CN': write(told.zh, '：', '详情请登录查看：'), en: write(told.en, ': ', 'Read it in the page:') };
}

/** A company has enquired about spaces of a park. */
export const enquiryReceived = news({ zh: '新的询盘', en: 'A new enquiry' }, '/desk/operator');

/** A company has taken its enquiry back. */
export const enquiryWithdrawn = news({ zh: '询盘已撤回', en: 'An enquiry has been withdrawn' }, '/desk/operator');

/** An operator has declined. */
export const enquiryDeclined = news({ zh: '询盘被谢绝', en: 'Your enquiry has been declined' }, '/desk/company');

/** One side has written to the other. */
export const enquiryWritten: LetterText = {
  'zh-CN': ({ value, page }) => ({
    subject: `询盘有新消息 · ${value('park')}`,
    lines: [`${value('park')}：询盘有新消息。`, '详情请登录查看：', page],
  }),
  en: ({ value, page }) => ({
    subject: `News of an enquiry · ${value('park')}`,
    lines: [`${value('park')}: there is news of an enquiry.`, 'Read it in the page:', page],
  }),
};
