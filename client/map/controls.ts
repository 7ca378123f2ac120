import L from 'leaflet';
import type { MapLayer } from './mapLayer.ts';
import type { MapTexts } from './mapTexts.ts';

/** Zoom buttons, scale and source of the outline, in the user's language. */
export function createControls(map: L.Map): MapLayer<MapTexts> {
  let controls: readonly L.Control[] = [];
  const remove = (): void => {
    for (const control of controls) control.remove();
  };
  return {
    show({ zoomIn, zoomOut, attribution }) {
      remove();
      controls = [
        L.control.zoom({ position: 'topright', zoomInTitle: zoomIn, zoomOutTitle: zoomOut }),
        L.control.scale({ position: 'bottomleft', imperial: false }),
        L.control.attribution({ position: 'bottomright', prefix: false }).addAttribution(attribution),
      ];
      for (const control of controls) control.addTo(map);
    },
    remove,
  };
}
