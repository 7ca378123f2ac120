import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { type QrDrawing, qrPath } from '#client/features/account/qrPath.ts';

const URI =
  'otpauth://totp/Parkfit:chen.jie%40example.com?issuer=Parkfit&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30';

/** Pixels of a module's side: as a camera would see it. */
const SCALE = 4;

function photographed({ modules, path }: QrDrawing): { width: number; height: number; data: Uint8Array } {
  const width = modules * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/gu)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const from = (row * width + Number(x) * SCALE) * 4;
      for (let at = from; at < from + Number(length) * SCALE * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { width, height: width, data };
}

describe('the QR code of a secret', () => {
  it('is read as the address that authenticators take', () => {
    expect(decodeQR(photographed(qrPath(URI)))).toBe(URI);
  });

  it('is surrounded by four light modules', () => {
    const { modules, path } = qrPath('x');

    // The smallest code has 21 modules; its first corner mark is seven wide.
    expect(modules).toBe(21 + 8);
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true);
  });
});
