import { Tabs } from '@mantine/core';
import { IconList, IconMap } from '@tabler/icons-react';
import { type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificatePane } from '#client/features/certificate/CertificatePane.tsx';
import { ExplanationPane } from '#client/features/explanation/ExplanationPane.tsx';
import { ListPane } from './ListPane.tsx';
import { MapPane } from './MapPane.tsx';
import { type Link, type View } from './link.ts';
import styles from './Workplace.module.css';

interface Props {
  readonly isNarrow: boolean;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly link: Link;
  readonly hasBegun: boolean;
}

/** List, explanation and map: side by side where there is room, else list and map as two tabs. */
export function Workplace(props: Props): ReactElement {
  return props.isNarrow ? <Tabbed {...props} /> : <SideBySide {...props} />;
}

function SideBySide({ link, hasBegun }: Props): ReactElement {
  return (
    <main className={styles['workplace']}>
      <div id="results" tabIndex={-1} data-scroll className={`${styles['list'] ?? ''} pf-paper`}>
        <ListPane hasBegun={hasBegun} />
      </div>
      <ExplanationPane isNarrow={false} />
      <CertificatePane isNarrow={false} />
      <MapPane link={link} />
    </main>
  );
}

function Tabbed({ view, onView, link, hasBegun }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <main className={styles['tabbed']}>
      <Tabs
        value={view}
        onChange={(next) => {
          onView(next === 'map' ? 'map' : 'list');
        }}
        keepMounted={false}
        classNames={{
          root: styles['tabs'] ?? '',
          panel: styles['panel'] ?? '',
          tab: styles['tab'] ?? '',
          tabLabel: styles['tabLabel'] ?? '',
        }}
      >
        <Tabs.List grow className="pf-no-print" aria-label={t('app.tabs')}>
          <Tabs.Tab value="list" leftSection={<IconList size={16} aria-hidden />}>
            {t('app.list')}
          </Tabs.Tab>
          <Tabs.Tab value="map" leftSection={<IconMap size={16} aria-hidden />}>
            {t('app.map')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="list" keepMounted data-scroll>
          <div id="results" tabIndex={-1}>
            <ListPane hasBegun={hasBegun} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="map">
          <MapPane link={link} />
        </Tabs.Panel>
      </Tabs>
      <ExplanationPane isNarrow />
      <CertificatePane isNarrow />
    </main>
  );
}
