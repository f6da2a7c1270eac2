import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { HandoverOverview } from '../../core/handover/handoverOverview';
import { notePath } from '../../core/knowledge/noteId';
import { plainLine } from '../../core/session/plainText';
import { counted } from '../../core/wording';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { folderSentences, folderState } from '../workspaceFolder';
import type { AcceptanceQuestions } from './acceptanceQuestions';
import { activeChapter } from './bookEditor';
import type { HandoverModel } from './handoverModel';

const nameKey = 'handover.receiverName';
const notChosen = 'Nothing was signed.';

/** What whoever takes over does with the book: signs chapters off, and asks the team. */
export class Acceptance {
  readonly #feature: FeatureContext;
  readonly #model: HandoverModel;
  readonly #questions: () => AcceptanceQuestions;

  constructor(feature: FeatureContext, model: HandoverModel, questions: () => AcceptanceQuestions) {
    this.#feature = feature;
    this.#model = model;
    this.#questions = questions;
  }

  /** @param chapter name of the chapter that was clicked */
  async signOff(chapter: string | undefined): Promise<readonly string[]> {
    const { folder, overview } = await this.#ready();
    const questions = this.#questions();
    if (!overview.chapters.some(({ path }) => path !== undefined))
      throw new HandoverError('file.unreadable', 'There is no book to sign yet; export the handover first.');
    const preselected = chapter ?? activeChapter(folder, this.#model.bookFolder(folder));
    const chapters = await questions.chapters(overview, preselected);
    if (chapters === undefined || chapters.length === 0) return [];
    const [only, ...others] = overview.chapters.filter(({ name }) => chapters.includes(name));
    const asked = only !== undefined && others.length === 0 && only.parts.length > 1;
    const parts = asked ? await questions.parts(only) : undefined;
    if (asked && (parts === undefined || parts.length === 0)) return [];
    const by = await this.#name('Sign Off');
    const remark = by === undefined ? undefined : await questions.remark();
    if (by === undefined || remark === undefined) {
      vscode.window.setStatusBarMessage(notChosen, 5000);
      return [];
    }
    const now = this.#feature.clock.now();
    const { paths } = await this.#feature.server.request(methods.signOff, {
      folderUri: folder.uri.toString(),
      outputFolder: this.#model.bookFolder(folder),
      chapters,
      ...(parts === undefined ? {} : { parts }),
      by,
      remark,
      atEpochMs: now,
      utcOffsetMinutes: -new Date(now).getTimezoneOffset(),
    });
    await this.#model.refresh();
    const inPart = parts !== undefined && parts.length < (only?.parts.length ?? 0);
    const what = inPart
      ? counted(parts.length, 'part is', 'parts are')
      : counted(chapters.length, 'chapter is', 'chapters are');
    void vscode.window.showInformationMessage(
      `${what} signed off. Commit .handover/signoffs so that the team sees it.`,
    );
    return paths;
  }

  /** @param chapter name of the chapter that was clicked */
  async ask(chapter: string | undefined): Promise<string | undefined> {
    const { folder, overview } = await this.#ready();
    const questions = this.#questions();
    const preselected = activeChapter(folder, this.#model.bookFolder(folder));
    const name = chapter ?? (await questions.chapter(overview, preselected));
    const about = overview.chapters.find((each) => each.name === name);
    if (about === undefined) return undefined;
    const text = plainLine((await questions.question(about.title)) ?? '');
    const by = text === '' ? undefined : await this.#name('Ask the Team');
    if (by === undefined) return undefined;
    const now = this.#feature.clock.now();
    const path = notePath(text, {
      atEpochMs: now,
      utcOffsetMinutes: -new Date(now).getTimezoneOffset(),
      random: this.#feature.random,
    });
    await this.#feature.server.request(methods.captureNote, {
      folderUri: folder.uri.toString(),
      path,
      draft: {
        kind: 'question',
        atEpochMs: now,
        question: `${about.name}/${path.slice(path.lastIndexOf('/') + 1, -'.md'.length)}`,
        askedBy: [by],
        toldBy: [],
        learntBy: [],
        anchors: [],
        title: text,
      },
    });
    await this.#model.refresh();
    return path;
  }

  async #name(title: string): Promise<string | undefined> {
    const { globalState } = this.#feature.context;
    const given = await this.#questions().name(title, globalState.get<string>(nameKey, ''));
    const name = plainLine(given ?? '');
    if (name === '') return undefined;
    await globalState.update(nameKey, name);
    return name;
  }

  /** @throws HandoverError where there is no folder to work on, or the server does not answer */
  async #ready(): Promise<{ readonly folder: vscode.WorkspaceFolder; readonly overview: HandoverOverview }> {
    const state = folderState();
    if (state.kind !== 'ready') throw new HandoverError('folder.missing', folderSentences[state.kind]);
    await this.#model.refresh();
    const { overview } = this.#model;
    if (overview === undefined)
      throw new HandoverError('server.down', 'The handover could not be read; the log says why.');
    return { folder: state.folder, overview };
  }
}
