import L from 'leaflet';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { MapTexts } from './mapTexts.ts';
import { pinElement, pinTooltip } from './pinElement.ts';
import { keepFocus } from './pinFocus.ts';
import type { Pin } from './pins.ts';
import type { PlacedMark } from './spaceMark.ts';

/** The pins of one zoom, which of them is selected, and how they are named. */
interface ShownPins {
  readonly pins: readonly Pin[];
  readonly selectedId: PlacedMark['id'] | null;
  readonly texts: MapTexts;
}

interface PinEvents {
  readonly onPress: (pin: Pin) => void;
  /** The pin under the pointer or with the focus; null when it is left. */
  readonly onPoint: (pin: Pin | null) => void;
}

interface DrawnPin {
  readonly pin: Pin;
  readonly marker: L.Marker;
  readonly button: HTMLButtonElement;
  readonly zIndexOffset: number;
}

/** Steps of z-index: a better rank covers a worse one, a fan covers the rest, the selected covers all. */
const Z_STEP = 1000;
const Z_FAN = 1_000_000;
const Z_SELECTED = 2_000_000;

/** Draws spaces and clusters as buttons in the order given, which is also the order of the Tab key. */
export function createPinLayer(map: L.Map, events: PinEvents): MapLayer<ShownPins> {
  const group = L.layerGroup().addTo(map);
  let shown: Omit<ShownPins, 'selectedId'> | undefined;
  let drawn: readonly DrawnPin[] = [];
  const page = map.getContainer().ownerDocument;
  const onKey = ({ key }: KeyboardEvent): void => {
    // What covers the map can be put away without moving the pointer.
    if (key === 'Escape') for (const { marker } of drawn) marker.closeTooltip();
  };
  page.addEventListener('keydown', onKey, { capture: true });

  return {
    show({ pins, selectedId, texts }) {
      // A new selection alone leaves the buttons in place, and with them focus and tooltip.
      if (shown?.pins !== pins || shown.texts !== texts) {
        keepFocus(map.getContainer(), () => {
          group.clearLayers();
          drawn = pins.map((pin, at) => drawPin(pin, texts, (pins.length - at) * Z_STEP));
          for (const { marker } of drawn) marker.addTo(group);
        });
        for (const one of drawn) listen(one, events);
        shown = { pins, texts };
      }
      for (const one of drawn) select(one, selectedId);
    },
    remove() {
      page.removeEventListener('keydown', onKey, { capture: true });
      group.clearLayers().remove();
    },
  };

  function drawPin(pin: Pin, texts: MapTexts, zIndexOffset: number): DrawnPin {
    const button = pinElement(pin, texts);
    const icon = L.divIcon({ html: button, className: 'map-pin-holder', iconSize: [30, 30] });
    // The button in the icon takes the keyboard.
    const marker = L.marker(latLngOf(map, pin), { icon, keyboard: false });
    marker.bindTooltip(() => pinTooltip(pin, texts), { direction: 'top', offset: [0, -16], className: 'map-tooltip' });
    return { pin, marker, button, zIndexOffset: zIndexOffset + (isFanned(pin) ? Z_FAN : 0) };
  }
}

/** A pin of a fan stands some pixels beside its position, whatever the zoom. */
function latLngOf(map: L.Map, pin: Pin): L.LatLng {
  const at = toLatLng(pin.position);
  if (pin.kind === 'cluster' || pin.offset === undefined) return at;
  return map.unproject(map.project(at).add(L.point(...pin.offset)));
}

function isFanned(pin: Pin): boolean {
  return pin.kind === 'cluster' ? pin.open : pin.offset !== undefined;
}

function listen({ pin, marker, button }: DrawnPin, { onPress, onPoint }: PinEvents): void {
  marker.on('click', () => {
    onPress(pin);
  });
  marker.on('mouseover', () => {
    onPoint(pin);
  });
  marker.on('mouseout', () => {
    onPoint(null);
  });
  L.DomEvent.on(button, 'focus', () => {
    // After a click the pointer shows it already.
    if (button.matches(':focus-visible')) marker.openTooltip();
    onPoint(pin);
  });
  L.DomEvent.on(button, 'blur', () => {
    marker.closeTooltip();
    onPoint(null);
  });
}

/** A cluster is shown as selected while it hides the selected space. */
function select({ pin, marker, button, zIndexOffset }: DrawnPin, selectedId: PlacedMark['id'] | null): void {
  const selected = pin.marks.some(({ id }) => id === selectedId);
  button.toggleAttribute('data-selected', selected);
  if (pin.kind === 'mark') button.setAttribute('aria-pressed', String(selected));
  marker.setZIndexOffset(selected ? Z_SELECTED + zIndexOffset : zIndexOffset);
}
