import type { CodeMark } from '../../core/hotspots/editor/codeMarks';
import type { Hotspot, ModuleReport } from '../../core/hotspots/model';

/** A module as the editor has it, with what is said of its places. */
export interface MarkedModule {
  readonly module: ModuleReport;
  readonly hotspot: Hotspot | undefined;
  readonly text: string;
  readonly lines: readonly string[];
  readonly marks: readonly CodeMark[];
}
