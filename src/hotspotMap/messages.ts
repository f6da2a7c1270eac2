import type { HotspotMap } from '../core/hotspots/map/hotspotMap';

/** To the page. */
export interface ShowMapMessage {
  readonly type: 'show';
  readonly map: HotspotMap;
}

/** To the page: why it shows nothing, or nothing new. */
export interface SayMessage {
  readonly type: 'say';
  readonly sentence: string;
}

/** From the page. */
export type MapPageMessage =
  /** `folder`: what it showed before VS Code threw it away; empty for the whole. */
  | { readonly type: 'ready'; readonly folder: string }
  | { readonly type: 'folder' | 'open'; readonly path: string }
  /** The list of hotspots is wanted, which has those that the map has not. */
  | { readonly type: 'list' };
