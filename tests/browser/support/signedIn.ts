import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { BY_TEST, codeAt } from '#tests/support/accounts.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';
import { type Persona, type World, personIdOf } from '#tests/support/world.ts';

/** How the browser of somebody with an account is set up. */
interface SignedInVisitor {
  readonly persona: Exclude<Persona, 'nobody'>;
  readonly language?: 'zh-CN' | 'en-US';
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  /** The server's time. */
  readonly nowMs?: number;
}

/** Opens the page as somebody who signs in by a link, and enrols an authenticator where the role asks for one. */
export async function visitSignedIn(browser: Browser, world: World, visitor: SignedInVisitor): Promise<Page> {
  const { persona, language = 'en-US', scheme = 'light', width = 1440, nowMs = TEST_NOW.getTime() } = visitor;
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const { identity } = world.services;
  const mustEnrol = ENROLLED.has(persona);
  if (mustEnrol) await identity.people.removeSecondFactor(personIdOf(persona), BY_TEST);
  const token = await identity.signInLink(personIdOf(persona));
  await page.goto(`${world.address}/sign-in#token=${token}`);
  const names = NAMES[language];
  await page.getByRole('button', { name: names.signIn, exact: true }).last().click();
  await page.getByRole('button', { name: names.account }).waitFor();
  if (mustEnrol) await enrol(page, names, nowMs);
  return page;
}

/** Personas whose role asks for a second factor. */
const ENROLLED: ReadonlySet<Persona> = new Set(['officer', 'bureauManager', 'otherOfficer', 'administrator']);

async function enrol(page: Page, names: (typeof NAMES)[keyof typeof NAMES], nowMs: number): Promise<void> {
  await page.goto(new URL('/desk/officer', page.url()).href);
  await page.getByRole('button', { name: names.showSecret }).click();
  const secret = await page.getByRole('group', { name: names.secret }).innerText();
  await page.getByRole('textbox', { name: names.code }).fill(codeAt(secret.replaceAll(' ', ''), nowMs));
  await page.getByRole('button', { name: names.enrol, exact: true }).click();
  await page.getByRole('button', { name: names.kept }).click();
}

const NAMES = {
  'en-US': {
    signIn: 'Sign in',
    account: /^Account of/u,
    showSecret: 'Show the secret',
    secret: 'Secret for the authenticator',
    code: 'Code',
    enrol: 'Enrol',
    kept: 'I have kept them',
  },
  'zh-CN': {
    signIn: '登录',
    account: /的账号$/u,
    showSecret: '显示密钥',
    secret: '身份验证器密钥',
    code: '验证码',
    enrol: '绑定',
    kept: '我已保存',
  },
} as const;
