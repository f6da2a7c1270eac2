/** Names shared by the manifest and the code. A test compares both ways. */
export const extensionId = 'mob-handover.mob-handover';

export const commands = {
  startSession: 'mobHandover.startSession',
  sessionActions: 'mobHandover.sessionActions',
  nextTurn: 'mobHandover.nextTurn',
  pause: 'mobHandover.pause',
  resume: 'mobHandover.resume',
  extendTurn: 'mobHandover.extendTurn',
  takeBreak: 'mobHandover.takeBreak',
  endBreak: 'mobHandover.endBreak',
  passTurn: 'mobHandover.passTurn',
  markAway: 'mobHandover.markAway',
  markBack: 'mobHandover.markBack',
  addParticipant: 'mobHandover.addParticipant',
  setGoal: 'mobHandover.setGoal',
  skipTurn: 'mobHandover.skipTurn',
  swapTurn: 'mobHandover.swapTurn',
  restartTurn: 'mobHandover.restartTurn',
  undo: 'mobHandover.undo',
  setRoles: 'mobHandover.setRoles',
  editRoster: 'mobHandover.editRoster',
  markGone: 'mobHandover.markGone',
  renameParticipant: 'mobHandover.renameParticipant',
  removeParticipant: 'mobHandover.removeParticipant',
  moveParticipantUp: 'mobHandover.moveParticipantUp',
  moveParticipantDown: 'mobHandover.moveParticipantDown',
  shuffleRoster: 'mobHandover.shuffleRoster',
  setLastDay: 'mobHandover.setLastDay',
  changeRhythm: 'mobHandover.changeRhythm',
  setDayEnd: 'mobHandover.setDayEnd',
  addItem: 'mobHandover.addItem',
  addToAgenda: 'mobHandover.addToAgenda',
  nextItem: 'mobHandover.nextItem',
  workOnItem: 'mobHandover.workOnItem',
  doneItem: 'mobHandover.doneItem',
  parkItem: 'mobHandover.parkItem',
  reopenItem: 'mobHandover.reopenItem',
  removeItem: 'mobHandover.removeItem',
  moveItemUp: 'mobHandover.moveItemUp',
  moveItemDown: 'mobHandover.moveItemDown',
  checkIn: 'mobHandover.checkIn',
  showNextBottleneck: 'mobHandover.showNextBottleneck',
  showKnowledgeMap: 'mobHandover.showKnowledgeMap',
  showStatistics: 'mobHandover.showStatistics',
  showBoard: 'mobHandover.showBoard',
  sendToTimerRoom: 'mobHandover.sendToTimerRoom',
  withdrawTimerRoom: 'mobHandover.withdrawTimerRoom',
  saveRecord: 'mobHandover.saveRecord',
  endSession: 'mobHandover.endSession',
  scan: 'mobHandover.scan',
  scanWithoutHistory: 'mobHandover.scanWithoutHistory',
  cancelScan: 'mobHandover.cancelScan',
  openPlace: 'mobHandover.openPlace',
  claimHotspot: 'mobHandover.claimHotspot',
  snoozeHotspot: 'mobHandover.snoozeHotspot',
  dismissHotspot: 'mobHandover.dismissHotspot',
  reopenHotspot: 'mobHandover.reopenHotspot',
  showMoreHotspots: 'mobHandover.showMoreHotspots',
  showHotspotMap: 'mobHandover.showHotspotMap',
  groupHotspots: 'mobHandover.groupHotspots',
  sortHotspots: 'mobHandover.sortHotspots',
  filterHotspots: 'mobHandover.filterHotspots',
  clearHotspotFilter: 'mobHandover.clearHotspotFilter',
  exportHandover: 'mobHandover.exportHandover',
  previewHandover: 'mobHandover.previewHandover',
  checkCompleteness: 'mobHandover.checkCompleteness',
  signOff: 'mobHandover.signOff',
  askTeam: 'mobHandover.askTeam',
  openGap: 'mobHandover.openGap',
  addGapToAgenda: 'mobHandover.addGapToAgenda',
  captureNote: 'mobHandover.captureNote',
  captureNoteAbout: 'mobHandover.captureNoteAbout',
  captureDiscovery: 'mobHandover.captureDiscovery',
  openNote: 'mobHandover.openNote',
  saveComment: 'mobHandover.saveComment',
  editComment: 'mobHandover.editComment',
  saveEditedComment: 'mobHandover.saveEditedComment',
  cancelEditComment: 'mobHandover.cancelEditComment',
  reopenNote: 'mobHandover.reopenNote',
  addNotePlace: 'mobHandover.addNotePlace',
  removeNotePlace: 'mobHandover.removeNotePlace',
  deleteNote: 'mobHandover.deleteNote',
  openNotePlace: 'mobHandover.openNotePlace',
  confirmNote: 'mobHandover.confirmNote',
  confirmNotePlace: 'mobHandover.confirmNotePlace',
  anchorNoteHere: 'mobHandover.anchorNoteHere',
  revealHotspot: 'mobHandover.revealHotspot',
  revealNote: 'mobHandover.revealNote',
  searchNotes: 'mobHandover.searchNotes',
  groupNotes: 'mobHandover.groupNotes',
  answerQuestion: 'mobHandover.answerQuestion',
  openQuestion: 'mobHandover.openQuestion',
  editQuestions: 'mobHandover.editQuestions',
  refreshNotes: 'mobHandover.refreshNotes',
  addSupplier: 'mobHandover.addSupplier',
  addAsset: 'mobHandover.addAsset',
  setSupplierAside: 'mobHandover.setSupplierAside',
  showPartyPlaces: 'mobHandover.showPartyPlaces',
  openParty: 'mobHandover.openParty',
  partyToAgenda: 'mobHandover.partyToAgenda',
  refreshSuppliers: 'mobHandover.refreshSuppliers',
  handOver: 'mobHandover.handOver',
  takeOver: 'mobHandover.takeOver',
  addCoauthors: 'mobHandover.addCoauthors',
  finishOnBase: 'mobHandover.finishOnBase',
  resetWip: 'mobHandover.resetWip',
  restartServer: 'mobHandover.restartServer',
  showLog: 'mobHandover.showLog',
} as const;

/** Types of webview panels. */
export const webviews = {
  board: 'mobHandover.board',
  hotspotMap: 'mobHandover.hotspotMap',
} as const;

export const views = {
  container: 'mobHandover',
  session: 'mobHandover.sessionView',
  hotspots: 'mobHandover.hotspots',
  handover: 'mobHandover.handover',
  notes: 'mobHandover.notes',
  suppliers: 'mobHandover.suppliers',
  statistics: 'mobHandover.statistics',
} as const;

/** Context keys set by the extension and read by `when` clauses. */
export const contextKeys = {
  /** 'none' | 'running' | 'paused' | 'overtime' | 'break' | 'ended' (the record is not saved yet) */
  session: 'mobHandover.session',
  /** The following are those of `SessionKeys`, see there. */
  present: 'mobHandover.present',
  others: 'mobHandover.others',
  roster: 'mobHandover.roster',
  someoneAway: 'mobHandover.someoneAway',
  notGone: 'mobHandover.notGone',
  canPass: 'mobHandover.canPass',
  canUndo: 'mobHandover.canUndo',
  itemUnderWork: 'mobHandover.itemUnderWork',
  agendaItems: 'mobHandover.agendaItems',
  openItems: 'mobHandover.openItems',
  closedItems: 'mobHandover.closedItems',
  waitingItems: 'mobHandover.waitingItems',
  /** 'none' (no room is set) | 'off' | 'sending' (somebody agreed) */
  timerRoom: 'mobHandover.timerRoomUse',
  /** True while the folder to work on is in a git repository. */
  inRepository: 'mobHandover.inRepository',
  /** A `HandoverPlace`, see there. */
  handoverPlace: 'mobHandover.handoverPlace',
  /** One of `hotspotStates`. */
  hotspots: 'mobHandover.hotspotsState',
  /** True while a filter leaves out some of the hotspots. */
  hotspotsFiltered: 'mobHandover.hotspotsFiltered',
  /** One of `handoverStates`. */
  handover: 'mobHandover.handoverState',
  /** True while the list of hotspots has one that is not set aside. */
  hasHotspots: 'mobHandover.hasHotspots',
  /** True while somebody's decision on a hotspot can be taken back. */
  hasDecisions: 'mobHandover.hasDecisions',
  /** True while there is a note, or a file among the notes that is none. */
  hasNotes: 'mobHandover.hasNotes',
  /** True while it is known that there is none. */
  noNotes: 'mobHandover.noNotes',
  /** 'idle' | 'empty' | 'list': what the view of suppliers shows. */
  suppliers: 'mobHandover.suppliersState',
} as const;

/** What the tree of hotspots shows: rows in `list`, a welcome text in every other state. */
export const hotspotStates = [
  'idle',
  'scanning',
  'list',
  'empty',
  'noFolder',
  'virtual',
  'untrusted',
  'noGit',
  'noRepository',
  'failed',
] as const;

export type HotspotState = (typeof hotspotStates)[number];

/** What the Handover view shows: rows in `list`, a welcome text in every other state. */
export const handoverStates = ['idle', 'list', 'noFolder', 'virtual', 'untrusted', 'failed'] as const;

export type HandoverViewState = (typeof handoverStates)[number];

export const hotspotSettings = {
  tags: 'mobHandover.hotspots.tags',
  exclude: 'mobHandover.hotspots.exclude',
  maxFileKilobytes: 'mobHandover.hotspots.maxFileKilobytes',
  activeWithinDays: 'mobHandover.hotspots.activeWithinDays',
  scanOnOpen: 'mobHandover.hotspots.scanOnOpen',
  probableDebts: 'mobHandover.hotspots.probableDebts',
  weights: 'mobHandover.hotspots.weights',
} as const;

/** The settings of the server's own features in code, asked for as one section. */
export const editorSection = 'mobHandover.editor';

export const editorSettings = {
  codeLens: 'mobHandover.editor.codeLens',
  overdueDebts: 'mobHandover.editor.overdueDebts',
  otherDebts: 'mobHandover.editor.otherDebts',
  explorerDecorations: 'mobHandover.editor.explorerDecorations',
} as const;

export const sessionSettings = {
  turnMinutes: 'mobHandover.session.turnMinutes',
  breakAfterTurns: 'mobHandover.session.breakAfterTurns',
  breakAfterMinutes: 'mobHandover.session.breakAfterMinutes',
  breakMinutes: 'mobHandover.session.breakMinutes',
  dayEnd: 'mobHandover.session.dayEnd',
  warnBeforeEndSeconds: 'mobHandover.session.warnBeforeEndSeconds',
} as const;

export const timerRoomSettings = {
  url: 'mobHandover.timerRoom.url',
  room: 'mobHandover.timerRoom.room',
  user: 'mobHandover.timerRoom.user',
} as const;

export const notesSettings = {
  inEditors: 'mobHandover.notes.inEditors',
} as const;

export const handoverSettings = {
  outputFolder: 'mobHandover.handover.outputFolder',
} as const;

export const gitHandoverSettings = {
  saveEditors: 'mobHandover.gitHandover.saveEditors',
  commitHook: 'mobHandover.gitHandover.commitHook',
  commitMessage: 'mobHandover.gitHandover.commitMessage',
} as const;
