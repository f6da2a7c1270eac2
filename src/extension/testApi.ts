import type { MarkdownPlugin } from './handover/livePreview';
import type { registerGitHandover } from './gitHandover/registerGitHandover';
import type { registerHandover } from './handover/registerHandover';
import type { registerHotspots } from './hotspots/registerHotspots';
import type { LanguageServer } from './languageServer/languageServer';
import type { registerNotes } from './notes/registerNotes';
import type { registerNextBottleneck } from './nextBottleneck/registerNextBottleneck';
import type { registerQuestions } from './questions/registerQuestions';
import type { registerSuppliers } from './suppliers/registerSuppliers';
import type { registerSession } from './session/registerSession';
import type { TestClock } from './testClock';

/** What `activate` returns in `ExtensionMode.Test`; else only the plugin of the Markdown preview. */
export interface TestApi extends MarkdownPlugin {
  /** How long the last activation took, with what others did between its turns. */
  readonly activationMs: number;
  /** Disposes everything and registers it anew, as in a new window; what was taken from here before is then stale. */
  activateAgain(): Promise<void>;
  readonly clock: TestClock;
  readonly server: LanguageServer;
  readonly session: ReturnType<typeof registerSession>['testApi'];
  readonly hotspots: ReturnType<typeof registerHotspots>['testApi'];
  readonly notes: ReturnType<typeof registerNotes>['testApi'];
  readonly suppliers: ReturnType<typeof registerSuppliers>['testApi'];
  readonly questions: ReturnType<typeof registerQuestions>['testApi'];
  readonly nextBottleneck: ReturnType<typeof registerNextBottleneck>['testApi'];
  readonly handover: ReturnType<typeof registerHandover>['testApi'];
  readonly gitHandover: ReturnType<typeof registerGitHandover>['testApi'];
}
