import { type ReactElement, useMemo } from 'react';
import { qrPath } from './qrPath.ts';
import styles from './Account.module.css';

interface Props {
  readonly text: string;
  /** What it is, and what serves instead, for whoever cannot scan it. */
  readonly label: string;
}

/** A QR code, dark on light in any colour scheme, since not every camera reads the opposite. Made in the page itself. */
export function QrCode({ text, label }: Props): ReactElement {
  const { modules, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles['qr']}
      viewBox={`0 0 ${modules} ${modules}`}
      shapeRendering="crispEdges"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
