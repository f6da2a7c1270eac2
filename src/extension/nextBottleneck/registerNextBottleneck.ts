import * as vscode from 'vscode';
import { HandoverError, sentenceOf } from '../../core/errors';
import type { Bottleneck } from '../../core/handover/nextBottleneck';
import { plainLabel, plainMessage } from '../../core/session/plainText';
import { commands } from '../../protocol/names';
import { methods } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { localDay } from '../localDay';
import type { SessionRoom } from '../session/registerSession';
import { chosenFolder } from '../workspaceFolder';
import { createPick } from '../quickInput';

interface Choice {
  readonly bottleneck: Bottleneck;
  readonly onAgenda: boolean;
}

/** Asks which of them; tests answer in place of the person. */
type ChooseBottleneck = (found: readonly Bottleneck[], inSession: boolean) => Promise<Choice | undefined>;

export interface NextBottleneckTestApi {
  answerWith(choose: ChooseBottleneck | undefined): void;
}

/** Says what the mob should take next and why; opens it, or puts it on the agenda of the session under way. */
export function registerNextBottleneck(
  feature: FeatureContext,
  { room }: { readonly room: () => SessionRoom },
): Feature<NextBottleneckTestApi> {
  let choose: ChooseBottleneck = choosePick;
  const show = async (): Promise<void> => {
    const folder = await chosenFolder('Whose next bottleneck?');
    if (folder === undefined) return;
    const { leaving, sessionId } = room();
    const found = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Looking for the next bottleneck',
        cancellable: true,
      },
      (_progress, token) =>
        feature.server.request(
          methods.nextBottlenecks,
          {
            folderUri: folder.uri.toString(),
            options: readScanSettings(folder.uri).options,
            today: localDay(feature.clock.now()),
            leaving,
          },
          token,
        ),
    );
    if (found.length === 0) {
      void vscode.window.showInformationMessage(
        'Nothing is open: no hotspot, no question, no gap in the register, no note to check, and nothing that runs out soon.',
      );
      return;
    }
    const chosen = await choose(found, sessionId !== undefined);
    if (chosen === undefined) return;
    if (chosen.onAgenda) await putOnAgenda(chosen.bottleneck, folder.uri.toString());
    else await open(folder, chosen.bottleneck);
  };
  const registered = vscode.commands.registerCommand(commands.showNextBottleneck, async () => {
    try {
      await show();
    } catch (error) {
      if (error instanceof HandoverError && error.code === 'cancelled') return;
      if (!(error instanceof HandoverError)) feature.log.error('The next bottleneck was not found.', error);
      void vscode.window.showErrorMessage(plainMessage(sentenceOf(error)));
    }
  });
  return {
    testApi: { answerWith: (given) => (choose = given ?? choosePick) },
    dispose: () => void registered.dispose(),
  };
}

const icons: Readonly<Record<Bottleneck['kind'], string>> = {
  expires: 'watch',
  leaving: 'person',
  question: 'question',
  hotspot: 'flame',
  gap: 'organization',
  note: 'alert',
};

interface BottleneckPick extends vscode.QuickPickItem {
  readonly bottleneck: Bottleneck;
}

const agendaButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('checklist'),
  tooltip: 'Put on the agenda of the session',
};

function choosePick(found: readonly Bottleneck[], inSession: boolean): Promise<Choice | undefined> {
  const pick = createPick<BottleneckPick>();
  pick.title = 'Where Is the Next Bottleneck?';
  pick.placeholder = inSession
    ? 'Most pressing first. Enter opens it; the button puts it on the agenda'
    : 'Most pressing first. Enter opens it';
  pick.matchOnDetail = true;
  pick.items = found.map((bottleneck) => ({
    label: `$(${icons[bottleneck.kind]}) ${plainLabel(bottleneck.title)}`,
    detail: plainLabel(bottleneck.why),
    buttons: inSession ? [agendaButton] : [],
    bottleneck,
  }));
  return new Promise((resolve) => {
    const finish = (choice: Choice | undefined): void => {
      resolve(choice);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) finish({ bottleneck: chosen.bottleneck, onAgenda: false });
    });
    pick.onDidTriggerItemButton(({ item }) => {
      finish({ bottleneck: item.bottleneck, onAgenda: true });
    });
    pick.onDidHide(() => {
      finish(undefined);
    });
    pick.show();
  });
}

async function putOnAgenda(
  { kind, title, why, question, place, day }: Bottleneck,
  folderUri: string,
): Promise<void> {
  if (kind === 'expires' && place !== undefined && day !== undefined) {
    const expires = { ...place, day };
    await vscode.commands.executeCommand(commands.addItem, {
      title: `Who renews ${title}?`,
      expires,
      folderUri,
    });
  } else if (question !== undefined)
    await vscode.commands.executeCommand(commands.addItem, { title, question, folderUri });
  else if (kind === 'gap' || kind === 'note')
    await vscode.commands.executeCommand(commands.addItem, { title: `${title}: ${why}`, place, folderUri });
  else if (place !== undefined)
    await vscode.commands.executeCommand(commands.addToAgenda, {
      label: title,
      title,
      place: { path: place.path },
      folderUri,
    });
}

async function open(folder: vscode.WorkspaceFolder, { question, place }: Bottleneck): Promise<void> {
  const folderUri = folder.uri.toString();
  if (question !== undefined) {
    await vscode.commands.executeCommand(commands.openQuestion, { question, folderUri });
  } else if (place !== undefined) {
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'module', place, folderUri });
  }
}
