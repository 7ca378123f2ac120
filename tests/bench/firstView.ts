import { gzipSync } from 'node:zlib';
import { startApp } from '../browser/support/app.ts';
import { launchChromium } from '../browser/support/chromium.ts';

/** What a browser loads until the first view stands, map included: bytes of script and of style, each file by itself in gzip. */
export async function benchFirstView(): Promise<string[]> {
  const app = await startApp();
  const browser = await launchChromium();
  const lines: string[] = [];
  for (const width of [1440, 360]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'zh-CN' });
    const sizes = { script: 0, style: 0 };
    const counted: Promise<void>[] = [];
    page.on('response', (response) => {
      const kind = /\.(js|css)$/u.exec(new URL(response.url()).pathname)?.[1];
      if (kind === undefined) return;
      counted.push(
        response.body().then((body) => {
          sizes[kind === 'js' ? 'script' : 'style'] += gzipSync(body).length;
        }),
      );
    });
    await page.goto(app.url, { waitUntil: 'networkidle' });
    await Promise.all(counted);
    await page.close();
    lines.push(`first view at ${width} px: ${kb(sizes.script)} KB of script and ${kb(sizes.style)} KB of style, gzip`);
  }
  await browser.close();
  await app.stop();
  return lines;
}

function kb(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
