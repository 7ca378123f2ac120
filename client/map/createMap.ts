import L from 'leaflet';
import { SHEET } from './base/sheet.ts';
import { MAX_ZOOM, MIN_ZOOM } from './zoom.ts';

/** Names of the panes below Leaflet's own, and their place in the stack. */
const PANES = { land: '200', parks: '340', names: '350' } as const;

/** Whether the user's system asks for less motion. */
export function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** A Leaflet map of the whole sheet, without controls; nothing moves by itself where the user's system asks so. */
export function createMap(container: HTMLElement): L.Map {
  const animated = !prefersReducedMotion();
  const map = L.map(container, {
    zoomControl: false,
    attributionControl: false,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    // Halves, so that results fill the view better.
    zoomSnap: 0.5,
    zoomAnimation: animated,
    fadeAnimation: animated,
    markerZoomAnimation: animated,
    inertia: animated,
  });
  for (const [name, zIndex] of Object.entries(PANES)) map.createPane(name).style.zIndex = zIndex;
  map.setView([(SHEET.south + SHEET.north) / 2, (SHEET.west + SHEET.east) / 2], MIN_ZOOM, { animate: false });
  return map;
}

/** Draws vectors of a pane as SVG, so that style sheets colour them in both schemes. */
export function svgRenderer(pane?: keyof typeof PANES): L.SVG {
  return new L.SVG({ padding: 0.5, ...(pane === undefined ? {} : { pane }) });
}
