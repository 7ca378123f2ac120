import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserServer, type LaunchOptions, chromium } from 'playwright-core';

/**
 * Starts a real Chromium for this process: the one that `CHROME_PATH` names, else on Linux x64 the one in the dev
 * dependencies, else an installed Chrome.
 *
 * @throws {Error} one sentence where none can be started.
 */
export function launchChromium(): Promise<Browser> {
  return started((options) => chromium.launch(options));
}

/** Starts the same for several processes, which connect to its address. @throws {Error} as `launchChromium` */
export function serveChromium(): Promise<BrowserServer> {
  return started((options) => chromium.launchServer(options));
}

async function started<T>(start: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return start({ executablePath: named, args: [...ARGS] });
  if (process.platform === 'linux' && process.arch === 'x64') return start(await packagedOptions());
  try {
    return await start({ channel: 'chrome', args: [...ARGS] });
  } catch (cause) {
    throw new Error(
      'No browser for the tests: install Chrome, or set CHROME_PATH to a Chromium or Chrome executable.',
      {
        cause,
      },
    );
  }
}

/** A container or root account has no sandbox to offer; nothing is looked up outside. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
] as const;

async function packagedOptions(): Promise<LaunchOptions> {
  const folder = await unpacked();
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter((path) => path !== '');
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--headless=shell', '--no-zygote', '--disable-setuid-sandbox', ...ARGS],
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: libraries.join(':'),
      FONTCONFIG_FILE: await fontsConfiguration(),
    },
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The folder that holds the packaged browser; unpacked beside it and renamed, so that it is there whole or not at all. */
async function unpacked(): Promise<string> {
  const folder = join(tmpdir(), `parkfit-chromium-${PACKAGE_VERSION}`);
  if (existsSync(folder)) return folder;
  const staging = await mkdtemp(join(tmpdir(), 'parkfit-chromium-'));
  await unpackInto(staging);
  await rename(staging, folder).catch(async (cause: unknown) => {
    // Another process was first.
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  });
  return folder;
}

/** Raised with the package, so that an older unpacked browser is not taken for it. */
const PACKAGE_VERSION = '147.0.0';

/** The package unpacks into the system's temporary folder; its own libraries too where it believes to run in AWS Lambda, which it reads when it is loaded. */
async function unpackInto(folder: string): Promise<void> {
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  const libraryPath = process.env['LD_LIBRARY_PATH'];
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    for (const [name, value] of Object.entries({ ...before, LD_LIBRARY_PATH: libraryPath })) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/**
 * The file that tells the packaged browser, which has no Chinese glyphs, of Noto Sans SC from the dev dependencies. It lies
 * beside them: the unpacked browser is shared by all checkouts, and outlives some of them.
 */
async function fontsConfiguration(): Promise<string> {
  // Not `import.meta.resolve`, which the set-up of vitest does not know.
  const require = createRequire(import.meta.url);
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = join(fonts, '..', '..', '.cache', 'parkfit-fonts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '600SemiBold')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <cachedir>${folder}</cachedir>
</fontconfig>
`,
  );
  return file;
}
