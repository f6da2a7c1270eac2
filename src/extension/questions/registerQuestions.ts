import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { AskedQuestion } from '../../core/knowledge/questions/askedQuestions';
import { notePath } from '../../core/knowledge/noteId';
import type { NoteDraft } from '../../core/knowledge/writeNote';
import { plainMessage } from '../../core/session/plainText';
import { commands } from '../../protocol/names';
import { methods, type ChangeNoteParams, type QuestionsResult } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { registerHandlers } from '../registerHandlers';
import { chosenFolder, readyFolder, trustedFolders } from '../workspaceFolder';
import { answerOnSave } from './answerOnSave';
import { type Action, askPerson, type QuestionAnswers } from './questionAnswers';

/** The mob session, as far as questions have to do with it. */
export interface QuestionedSession {
  readonly room: () => { readonly sessionId?: string; readonly present: readonly string[] };
}

export interface QuestionsTestApi {
  answerWith(answers: QuestionAnswers | undefined): void;
}

/** The questions that the chapters ask: answering, putting on the agenda, assigning, setting aside, changing the packs. */
export function registerQuestions(
  feature: FeatureContext,
  { room }: QuestionedSession,
): Feature<QuestionsTestApi> {
  let answers: QuestionAnswers = askPerson;
  const draftOf = (question: AskedQuestion): NoteDraft => {
    const { present, sessionId } = room();
    return {
      kind: 'question',
      atEpochMs: feature.clock.now(),
      toldBy: present,
      learntBy: [],
      anchors: [],
      question: question.id,
      title: question.text,
      ...(sessionId === undefined ? {} : { session: sessionId }),
    };
  };
  const write = async (
    folder: vscode.WorkspaceFolder,
    question: AskedQuestion,
    over: Partial<NoteDraft>,
  ): Promise<string> => {
    const now = feature.clock.now();
    const path = notePath(question.id.replace('/', '-').replace(/^\d+-/, ''), {
      atEpochMs: now,
      utcOffsetMinutes: -new Date(now).getTimezoneOffset(),
      random: feature.random,
    });
    const folderUri = folder.uri.toString();
    await feature.server.request(methods.captureNote, {
      folderUri,
      path,
      draft: { ...draftOf(question), ...over },
    });
    return path;
  };
  const change = (
    folder: vscode.WorkspaceFolder,
    path: string,
    how: ChangeNoteParams['change'],
  ): Promise<unknown> =>
    feature.server.request(methods.changeNote, { folderUri: folder.uri.toString(), path, change: how });

  /** Opens the note of a question, which is made where there is none; what became of the question stays. */
  const open = async (folder: vscode.WorkspaceFolder, question: AskedQuestion, preserveFocus: boolean) => {
    const path = question.notePath ?? (await write(folder, question, {}));
    await show(vscode.Uri.joinPath(folder.uri, path), preserveFocus);
  };
  const setAside = async (folder: vscode.WorkspaceFolder, question: AskedQuestion) => {
    const reason = await answers.text(
      question.text,
      'Why does it not apply? The reason goes into the book.',
      '',
    );
    if (reason === undefined || reason.trim() === '') return;
    if (question.notePath === undefined) {
      await write(folder, question, { status: 'notApplicable', text: reason });
      return;
    }
    await change(folder, question.notePath, { kind: 'append', text: reason });
    await change(folder, question.notePath, { kind: 'status', status: 'notApplicable' });
  };
  const assign = async (folder: vscode.WorkspaceFolder, question: AskedQuestion) => {
    const former = question.state.kind === 'assigned' ? question.state.to : '';
    const name = await answers.text(question.text, 'Who is to answer it?', former);
    if (name === undefined || name.trim() === '') return;
    if (question.notePath === undefined)
      await write(folder, question, { assignedTo: name.trim(), toldBy: [] });
    else await change(folder, question.notePath, { kind: 'assign', to: name.trim() });
  };
  const act = async (folder: vscode.WorkspaceFolder, question: AskedQuestion, action: Action) => {
    switch (action) {
      case 'answer':
      case 'open':
        return open(folder, question, false);
      case 'agenda':
        await vscode.commands.executeCommand(commands.addItem, {
          title: question.text,
          question: question.id,
          folderUri: folder.uri.toString(),
        });
        return;
      case 'assign':
        return assign(folder, question);
      case 'notApplicable':
        return setAside(folder, question);
      case 'reopen':
        if (question.notePath !== undefined)
          await change(folder, question.notePath, { kind: 'status', status: 'open' });
    }
  };
  const load = (folder: vscode.WorkspaceFolder): Promise<QuestionsResult> =>
    feature.server.request(methods.questions, { folderUri: folder.uri.toString() });

  const answer = async (argument: unknown) => {
    const folder = folderOf(argument) ?? (await chosenFolder(whichFolder));
    if (folder === undefined) return;
    const result = await load(folder);
    tellProblems(result);
    const question = named(argument, result) ?? (await answers.question(result));
    if (question === undefined) return;
    const action = await answers.action(question, offeredActions(question, room().sessionId !== undefined));
    if (action !== undefined) await act(folder, question, action);
  };
  const openNamed = async (argument: unknown) => {
    const folder = folderOf(argument) ?? readyFolder();
    const result = await load(folder);
    const question = named(argument, result);
    if (question === undefined) {
      throw new HandoverError(
        'file.unreadable',
        'The question is in no pack any more; see the files in .handover/questions.',
      );
    }
    await open(folder, question, keepsFocus(argument));
  };
  const edit = async () => {
    const folder = await chosenFolder(whichFolder);
    if (folder === undefined) return;
    const chapter = await answers.chapter(await load(folder));
    if (chapter === undefined) return;
    const folderUri = folder.uri.toString();
    const { path } = await feature.server.request(methods.questionPack, { folderUri, chapter });
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, path));
  };
  const handlers = {
    [commands.answerQuestion]: answer,
    [commands.openQuestion]: openNamed,
    [commands.editQuestions]: edit,
  };
  const onSave = answerOnSave();
  const registered = registerHandlers(handlers, feature.log);
  return {
    testApi: { answerWith: (given) => (answers = given ?? askPerson) },
    dispose: () => {
      onSave.dispose();
      for (const registration of registered) registration.dispose();
    },
  };
}

function offeredActions({ state, notePath: path }: AskedQuestion, inSession: boolean): readonly Action[] {
  const closed = state.kind === 'answered' || state.kind === 'notApplicable';
  return [
    state.kind === 'notApplicable' ? 'open' : 'answer',
    ...(inSession && !closed ? (['agenda'] as const) : []),
    ...(closed ? [] : (['assign', 'notApplicable'] as const)),
    ...(closed && path !== undefined ? (['reopen'] as const) : []),
  ];
}

/** The folder of the workspace that the argument, which is not trusted, names. */
function folderOf(argument: unknown): vscode.WorkspaceFolder | undefined {
  if (typeof argument !== 'object' || argument === null || !('folderUri' in argument)) return undefined;
  return trustedFolders().find(({ uri }) => uri.toString() === argument.folderUri);
}

const whichFolder = 'Whose questions?';

/** The question that the argument, which is not trusted, names. */
function named(argument: unknown, { questions }: QuestionsResult): AskedQuestion | undefined {
  if (typeof argument !== 'object' || argument === null || !('question' in argument)) return undefined;
  return questions.find(({ id }) => id === argument.question);
}

function keepsFocus(argument: unknown): boolean {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'preserveFocus' in argument &&
    argument.preserveFocus === true
  );
}

/** With the cursor where the answer goes: at the end. */
async function show(uri: vscode.Uri, preserveFocus: boolean): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const end = document.lineAt(document.lineCount - 1).range.end;
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: false,
    preserveFocus,
    selection: new vscode.Range(end, end),
  });
}

function tellProblems({ problems }: QuestionsResult): void {
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  void vscode.window.showWarningMessage(plainMessage(`${first.message}${more}`));
}
