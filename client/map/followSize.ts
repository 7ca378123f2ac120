import type L from 'leaflet';

/** Tells Leaflet when the container changes its size: a drawer opens, a hidden tab is shown. The middle stays. Returns what stops it. */
export function followSize(map: L.Map): () => void {
  const observer = new ResizeObserver(() => {
    map.invalidateSize();
  });
  observer.observe(map.getContainer());
  return () => {
    observer.disconnect();
  };
}
