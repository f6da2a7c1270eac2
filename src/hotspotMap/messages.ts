import type { HotspotMap } from '../core/hotspots/map/hotspotMap';

/** To the page. */
export interface ShowMapMessage {
  readonly type: 'show';
  readonly map: HotspotMap;
}

/** From the page. */
export type MapPageMessage = { readonly type: 'ready' } | { readonly type: 'open'; readonly path: string };
