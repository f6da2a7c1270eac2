import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { PartyRow } from '../../core/knowledge/suppliers/partyRows';
import { placeOfParty } from '../../core/knowledge/suppliers/placeOfParty';
import type { PartyEntry } from '../../core/knowledge/suppliers/register';
import type { SupplierDraft } from '../../core/knowledge/suppliers/writeSupplier';
import { commands } from '../../protocol/names';
import { methods, type PartiesResult, type WriteRegisterParams } from '../../protocol/requests';
import type { Feature, FeatureContext } from '../featureContext';
import { focusedRow } from '../focusedRow';
import type { NotedViewState } from '../notes/notedViewState';
import { registerHandlers } from '../registerHandlers';
import { localDay } from '../localDay';
import { uriInFolder } from '../uriInFolder';
import { chosenFolder } from '../workspaceFolder';
import { askPerson, type SupplierQuestions } from './supplierQuestions';
import { SuppliersModel } from './suppliersModel';
import { SuppliersTree } from './suppliersTree';

export interface SuppliersTestApi {
  readonly model: SuppliersModel;
  readonly tree: SuppliersTree;
  answerWith(questions: SupplierQuestions | undefined): void;
}

/** Outside parties and what runs out: the view, adding to the register, setting aside, opening places. */
export function registerSuppliers(feature: FeatureContext): Feature<SuppliersTestApi> & NotedViewState {
  let questions: SupplierQuestions = askPerson;
  const model = new SuppliersModel(feature);
  const tree = new SuppliersTree(model, () => localDay(feature.clock.now()));

  /** A row belongs to the folder that is shown, whatever editor is active. Undefined where no folder is chosen. */
  const loaded = async (
    argument?: unknown,
  ): Promise<{ folder: vscode.WorkspaceFolder; result: PartiesResult } | undefined> => {
    if (rowOf(argument) !== undefined && model.folder !== undefined && model.result !== undefined)
      return { folder: model.folder, result: model.result };
    const folder = await chosenFolder('Whose suppliers?');
    if (folder === undefined) return undefined;
    const location = vscode.ProgressLocation.Window;
    await vscode.window.withProgress({ location, title: 'Looking for outside parties' }, () =>
      model.show(folder),
    );
    const { result } = model;
    if (result === undefined)
      throw new HandoverError('file.unreadable', 'The outside parties could not be found; the log says why.');
    return { folder, result };
  };
  const write = async (
    folder: vscode.WorkspaceFolder,
    entry: WriteRegisterParams['entry'],
  ): Promise<vscode.Uri> => {
    const folderUri = folder.uri.toString();
    const { path } = await feature.server.request(methods.writeRegister, { folderUri, entry });
    await model.refresh();
    return vscode.Uri.joinPath(folder.uri, path);
  };

  const addSupplier = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder, result } = shown;
    const unlisted = result.parties.filter(({ state, found }) => state === 'unlisted' && found?.own !== true);
    const chosen = partyOf(argument, result) ?? (await questions.party(unlisted));
    if (chosen === undefined) return;
    if (typeof chosen !== 'string' && chosen.supplier !== undefined) {
      await openForm(vscode.Uri.joinPath(folder.uri, chosen.supplier.path));
      return;
    }
    await openForm(await write(folder, { kind: 'supplier', draft: draftOf(chosen) }));
  };
  const addAsset = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder, result } = shown;
    const row = rowOf(argument);
    const found = result.assets.find(({ unlisted, path }) => unlisted && path === row?.place?.path);
    const draft =
      found === undefined
        ? await questions.asset(result)
        : {
            name: `Certificate of ${found.name}`,
            kind: found.kind,
            file: found.path,
            ...(found.day === undefined ? {} : { expires: found.day }),
          };
    if (draft !== undefined) await openForm(await write(folder, { kind: 'asset', draft }));
  };
  const setAside = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder, result } = shown;
    const open = result.parties.filter(({ state }) => state !== 'setAside');
    const party = partyOf(argument, result) ?? (await questions.party(open));
    if (party === undefined) return;
    const reason = await questions.reason(typeof party === 'string' ? party : party.name);
    if (reason === undefined || reason.trim() === '') return;
    const path = typeof party === 'string' ? undefined : party.supplier?.path;
    const draft = draftOf(party);
    await write(folder, { kind: 'notASupplier', draft, reason, ...(path === undefined ? {} : { path }) });
  };
  const showPlaces = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder, result } = shown;
    const seen = result.parties.filter(({ found }) => found !== undefined);
    const party = partyOf(argument, result) ?? (await questions.party(seen));
    const evidence = typeof party === 'object' ? (party.found?.evidence ?? []) : [];
    if (party === undefined) return;
    if (evidence.length === 0)
      throw new HandoverError('file.unreadable', 'Nothing in the code speaks of it.');
    const place = evidence.length === 1 ? evidence[0] : await questions.place(evidence);
    if (place !== undefined) await openPlace(folder, place);
  };
  const open = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder } = shown;
    const place = rowOf(argument)?.place;
    if (place === undefined)
      throw new HandoverError('file.unreadable', 'Choose a row in the Suppliers view first.');
    await openPlace(folder, place);
  };
  const toAgenda = async (argument: unknown): Promise<void> => {
    const shown = await loaded(argument);
    if (shown === undefined) return;
    const { folder, result } = shown;
    const folderUri = folder.uri.toString();
    const row = rowOf(argument);
    const party = partyOf(argument, result);
    if (row?.kind === 'asset' || row?.kind === 'unlistedAsset') {
      const asset = result.assets.find(({ name, path }) => name === row.asset && path === row.place?.path);
      const expires = asset?.day === undefined ? {} : { path: asset.path, line: asset.line, day: asset.day };
      await vscode.commands.executeCommand(commands.addItem, {
        title: `Who renews ${row.label}?`,
        expires,
        place: row.place,
        folderUri,
      });
      return;
    }
    if (party === undefined)
      throw new HandoverError('file.unreadable', 'Choose a row in the Suppliers view first.');
    const title = `${party.name}: ${party.gaps[0] ?? 'what must be known of it'}?`;
    await vscode.commands.executeCommand(commands.addItem, {
      title,
      place: placeOfParty(party),
      folderUri,
    });
  };

  const handlers: Readonly<Record<string, (argument: unknown) => unknown>> = {
    [commands.addSupplier]: addSupplier,
    [commands.addAsset]: addAsset,
    [commands.setSupplierAside]: setAside,
    [commands.showPartyPlaces]: showPlaces,
    [commands.openParty]: open,
    [commands.partyToAgenda]: toAgenda,
    [commands.refreshSuppliers]: () => model.refresh(true),
  };
  const firstLook = (): void => {
    if (tree.treeView.visible && model.result === undefined && feature.trustedFolder() !== undefined)
      void model.refresh();
  };
  const subscriptions = [
    model,
    tree,
    tree.treeView.onDidChangeVisibility(firstLook),
    ...registerHandlers(handlers, feature.log),
  ];
  firstLook();
  return {
    testApi: { model, tree, answerWith: (given) => (questions = given ?? askPerson) },
    focused: () => focusedRow(tree.treeView),
    folder: () => model.folder,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function draftOf(party: PartyEntry | string): SupplierDraft {
  if (typeof party === 'string') return { name: party, domains: [], packages: [] };
  const { name, found } = party;
  return {
    name,
    ...(found === undefined ? {} : { party: found.id }),
    domains: found?.domains ?? [],
    packages: found?.packages ?? [],
    ...(found?.what === undefined ? {} : { what: found.what }),
  };
}

/** The argument of a command comes from a tree item, or from whoever calls it: it is not trusted. */
function rowOf(argument: unknown): PartyRow | undefined {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument) || !('children' in argument))
    return undefined;
  return argument as PartyRow;
}

function partyOf(argument: unknown, { parties }: PartiesResult): PartyEntry | undefined {
  const id = rowOf(argument)?.party;
  return id === undefined ? undefined : parties.find((party) => party.id === id);
}

/** With the cursor at the first gap. */
async function openForm(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const gap = document
    .getText()
    .split(/\r?\n/)
    .findIndex((line) => /^\s*\w+:(?:\s*#.*)?$/.test(line));
  const line = Math.max(0, gap);
  const cursor = new vscode.Position(line, document.lineAt(line).text.replace(/\s*#.*$/, '').length);
  await vscode.window.showTextDocument(document, {
    preview: false,
    selection: new vscode.Range(cursor, cursor),
  });
}

async function openPlace(
  folder: vscode.WorkspaceFolder,
  { path, line }: { readonly path: string; readonly line: number },
): Promise<void> {
  const uri = uriInFolder(folder, path);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, {
      preview: true,
      selection: new vscode.Range(line, 0, line, 0),
    });
  } catch (cause) {
    throw new HandoverError('file.unreadable', `${path} cannot be opened; it may be gone.`, { path, cause });
  }
}
