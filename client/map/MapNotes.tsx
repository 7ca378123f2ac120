import { useTranslation } from 'react-i18next';

interface MapNotesProps {
  /** How many parks are shown in place of results. */
  readonly parks: number;
  /** How many results have no known position. */
  readonly unplaced: number;
  readonly landIsMissing: boolean;
  readonly picking: boolean;
}

/** What the map cannot show, and what it waits for. */
export function MapNotes({ parks, unplaced, landIsMissing, picking }: MapNotesProps): React.JSX.Element {
  const { t } = useTranslation();
  const notes = [
    ...(picking ? [t('map.pick')] : []),
    ...(parks > 0 ? [t('map.parks', { count: parks })] : []),
    ...(unplaced > 0 ? [t('map.unplaced', { count: unplaced })] : []),
    ...(landIsMissing ? [t('map.landIsMissing')] : []),
  ];
  return (
    <div className="map-notes" role="status">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}
