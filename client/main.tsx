import './app/noEval.ts';
import './app/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { tellNonce } from './app/nonce.ts';
import { firstLanguage } from './i18n/language.ts';
import { startI18n } from './i18n/i18n.ts';

const address = new URLSearchParams(location.search).get('lang') ?? undefined;
await startI18n(firstLanguage(address, navigator.languages));

tellNonce();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element "root"');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
