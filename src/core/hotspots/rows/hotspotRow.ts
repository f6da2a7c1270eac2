import type { RepoPath } from '../../ports';
import type { DecisionTarget } from '../decisions/decision';

/** A line of the tree, as plain text: what it says, what it looks like, and where a click leads. */
export interface HotspotRow {
  readonly kind:
    | 'module'
    | 'why'
    | 'reason'
    | 'symbol'
    | 'debt'
    | 'sameDebts'
    | 'probableDebts'
    | 'probableDebt'
    | 'setAside'
    | 'decision'
    | 'note'
    | 'document'
    | 'more'
    | 'group'
    | 'clearFilter';
  /** Stays the same over a new scan, so that what was open stays open. Unique in the tree. */
  readonly id: string;
  readonly label: string;
  /** Shown dimmed behind the label. */
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says instead of label and description. */
  readonly spoken: string;
  /** Name of a codicon; modules have the icon of their file instead. */
  readonly icon?: string;
  /** Where a click leads. */
  readonly place?: Place;
  /** What a decision taken on this row is about. */
  readonly target?: DecisionTarget;
  /** The file of the decision that stands on it. */
  readonly decisionPath?: RepoPath;
  /** Rows with children; those of `module` are built when it is opened. */
  readonly children?: readonly HotspotRow[];
  /** With children: open from the start. */
  readonly isOpen?: boolean;
  /** Of a group that is cut, and of the row that brings more of it. */
  readonly more?: HotspotMore;
}

/** Which group is cut, and how many of its entries are shown. */
export interface HotspotMore {
  readonly group: string;
  readonly shown: number;
}

export interface Place {
  readonly path: RepoPath;
  /** 0-based; absent: the top of the file. */
  readonly line?: number;
  /** 0-based UTF-16 column. */
  readonly column?: number;
  /** Selected from the column on; 0-based, same line. */
  readonly text?: string;
}
