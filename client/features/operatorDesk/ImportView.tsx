import { Button, FileButton, Skeleton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  importListings,
  listListingImports,
  previewListingImport,
  undoListingImport,
} from '#shared/listingEndpoints.ts';
import { type ListingImport, type ListingImportPreview } from '#shared/listingImport.ts';
import { call } from '#client/app/api.ts';
import { useSpeaking } from '#client/app/speakingContext.ts';
import { momentText } from '#client/explain/moment.ts';
import { Problem } from '#client/ui/Problem.tsx';
import { useDesk } from './useDesk.ts';
import styles from './desk.module.css';

/** A file as it was read, so that what is imported is what was looked at. */
interface Read {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file of spaces: looked at first, then imported, and taken back if need be. */
export function ImportView(): ReactElement {
  const { t } = useTranslation();
  const { organisationId } = useDesk();
  const client = useQueryClient();
  const params = { organisationId };
  const [file, setFile] = useState<Read>();
  const forget = useRef<() => void>(null);
  const preview = useMutation({ mutationFn: ({ bytes }: Read) => call(previewListingImport, { params, body: bytes }) });
  const run = useMutation({
    mutationFn: ({ bytes }: Read) => call(importListings, { params, body: bytes }),
    onSuccess: () => {
      setFile(undefined);
      preview.reset();
      void client.invalidateQueries();
    },
  });
  async function choose(chosen: File | null): Promise<void> {
    run.reset();
    if (chosen === null) return;
    const read = { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) };
    setFile(read);
    preview.mutate(read);
  }

  return (
    <div className={styles['column']}>
      <h2>{t('operator.views.import')}</h2>
      <p>{t('operator.importHint')}</p>
      <div>
        <FileButton
          accept=".csv,text/csv"
          resetRef={forget}
          inputProps={{ 'aria-label': t('operator.file') }}
          onChange={(chosen) => {
            void choose(chosen);
            // The same file, once mended, may be chosen again.
            forget.current?.();
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={16} aria-hidden />}>
              {t('operator.chooseFile')}
            </Button>
          )}
        </FileButton>
      </div>
      {preview.isPending && <Skeleton role="status" height={120} aria-label={t('app.loading')} />}
      {preview.error !== null && <Problem problem={preview.error} />}
      {run.error !== null && <Problem problem={run.error} />}
      {file !== undefined && preview.data !== undefined && (
        <Preview
          name={file.name}
          preview={preview.data}
          isImporting={run.isPending}
          onImport={() => {
            run.mutate(file);
          }}
        />
      )}
      <p role="status">{run.data !== undefined && t('operator.imported', countsOf(run.data))}</p>
      <Imports />
    </div>
  );
}

type Counts = Pick<ListingImport, 'created' | 'changed' | 'unchanged'>;

function countsOf({ created, changed, unchanged }: Counts): Counts {
  return { created, changed, unchanged };
}

interface PreviewProps {
  readonly name: string;
  readonly preview: ListingImportPreview;
  readonly isImporting: boolean;
  readonly onImport: () => void;
}

function Preview({ name, preview, isImporting, onImport }: PreviewProps): ReactElement {
  const { t } = useTranslation();
  const { faults, faultCount, spaces } = preview;
  return (
    <section aria-label={t('operator.preview')} className={styles['preview']}>
      <h3>{t('operator.previewOf', { name })}</h3>
      <p role="status">
        {faultCount > 0
          ? t('operator.fileFaults', { count: faultCount })
          : t('operator.wouldImport', countsOf(preview))}
      </p>
      <ul className={styles['faults']}>
        {faults.map(({ line, column, message }) => (
          <li key={`${line} ${column ?? ''} ${message}`}>
            {column === undefined
              ? t('operator.atLine', { line, message })
              : t('operator.atCell', { line, column, message })}
          </li>
        ))}
      </ul>
      {faultCount === 0 && (
        <ul className={styles['faults']}>
          {spaces.map(({ line, id, becomes, changes }) => (
            <li key={line} className="pf-number">
              {t(`operator.becomes.${becomes}`, { id })}{' '}
              {changes.map(({ path }) => path.replace('facts.', '')).join(', ')}
            </li>
          ))}
        </ul>
      )}
      <Button disabled={faultCount > 0} loading={isImporting} onClick={onImport}>
        {t('operator.import')}
      </Button>
    </section>
  );
}

function Imports(): ReactElement | null {
  const { t } = useTranslation();
  const { language } = useSpeaking();
  const { organisationId } = useDesk();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['listing-imports', organisationId],
    staleTime: 0,
    queryFn: async ({ signal }) =>
      (await call(listListingImports, { params: { organisationId }, query: { limit: IMPORTS_SHOWN } }, signal)).items,
  });
  const undo = useMutation({
    mutationFn: ({ id, revision }: ListingImport) =>
      call(undoListingImport, { params: { id }, headers: { 'if-match': `"${revision}"` }, body: {} }),
    onSuccess: () => client.invalidateQueries(),
  });
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-label={t('operator.imports')}>
      <h3>{t('operator.imports')}</h3>
      {undo.error !== null && <Problem problem={undo.error} />}
      <ul className={styles['rows']}>
        {data.map((one) => (
          <li key={one.id} className={styles['import']}>
            <span className="pf-number">
              {momentText(one.at, language)} · {t('operator.imported', countsOf(one))}
            </span>
            {one.state === 'undone' ? (
              <span className="pf-quiet">{t('operator.undone', { count: one.keptIds.length })}</span>
            ) : (
              <Button
                size="xs"
                variant="default"
                loading={undo.isPending}
                onClick={() => {
                  undo.mutate(one);
                }}
              >
                {t('operator.undoImport')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const IMPORTS_SHOWN = 20;
