import type * as vscode from 'vscode';
import { type AssetDraft, assetKinds } from '../../core/knowledge/assets/assetKinds';
import type { PartyEntry } from '../../core/knowledge/suppliers/register';
import { isDay } from '../../core/knowledge/suppliers/supplier';
import type { Evidence } from '../../core/outside/parties';
import { plainLabel, plainLine } from '../../core/session/plainText';
import type { PartiesResult } from '../../protocol/requests';
import { createPick, showInput, showPick } from '../quickInput';

/** What the person chose and wrote; tests answer in place of the person. Undefined: given up. */
export interface SupplierQuestions {
  /** One of the parties, or a name of its own. */
  party(offered: readonly PartyEntry[]): Promise<PartyEntry | string | undefined>;
  reason(name: string): Promise<string | undefined>;
  place(offered: readonly Evidence[]): Promise<Evidence | undefined>;
  asset(result: PartiesResult): Promise<AssetDraft | undefined>;
}

interface PartyPick extends vscode.QuickPickItem {
  readonly party?: PartyEntry;
}

interface AssetPick extends vscode.QuickPickItem {
  readonly draft?: AssetDraft;
  readonly assetKind?: AssetDraft['kind'];
}

/** Asks by quick picks and input boxes. */
export const askPerson: SupplierQuestions = {
  party: (offered) =>
    new Promise((resolve) => {
      const pick = createPick<PartyPick>();
      pick.title = 'Add Supplier';
      pick.placeholder = 'Choose one that the code speaks of, or type the name of another';
      pick.matchOnDescription = true;
      const found = offered.map((party): PartyPick => ({
        label: `$(organization) ${plainLabel(party.name)}`,
        description: plainLabel(party.found?.what ?? party.found?.domains.join(', ') ?? ''),
        party,
      }));
      const show = (): void => {
        const typed = plainLine(pick.value);
        const own: readonly PartyPick[] =
          typed === '' ? [] : [{ label: `$(add) ${plainLabel(typed)}`, alwaysShow: true }];
        pick.items = [...found, ...own];
      };
      show();
      const finish = (answer: PartyEntry | string | undefined): void => {
        resolve(answer);
        pick.dispose();
      };
      pick.onDidChangeValue(show);
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        const typed = plainLine(pick.value);
        finish(chosen?.party ?? (typed === '' ? undefined : typed));
      });
      pick.onDidHide(() => {
        finish(undefined);
      });
      pick.show();
    }),
  reason: (name) =>
    Promise.resolve(
      showInput({
        title: `${plainLabel(name)} Is Not a Supplier`,
        prompt: 'Why not? The reason is kept in .handover/suppliers, and nobody is asked again.',
        validateInput: (value) => (value.trim() === '' ? 'A few words are enough.' : undefined),
      }),
    ),
  place: async (offered) => {
    const items = offered.map((evidence) => ({
      label: plainLabel(evidence.what),
      description: `${plainLabel(evidence.path)}:${evidence.line + 1}`,
      evidence,
    }));
    const options = { title: 'Where the Code Speaks of It', matchOnDescription: true };
    return (await showPick(items, options))?.evidence;
  },
  asset: async (result) => {
    const offered = offeredAssets(result);
    const items = [
      ...offered.map((draft) => ({
        label: plainLabel(draft.name),
        description: [draft.kind, draft.expires ?? ''].filter((part) => part !== '').join(', '),
        draft,
      })),
      ...assetKinds.map((assetKind) => ({
        label: `$(add) Another ${assetKind}…`,
        assetKind,
        alwaysShow: true,
      })),
    ];
    const options = { title: 'Add Asset That Expires', placeHolder: 'Found in the code, or another one' };
    const chosen = await showPick<AssetPick>(items, options);
    const draft = chosen?.draft;
    if (draft?.expires !== undefined) return draft;
    const kind = draft?.kind ?? chosen?.assetKind;
    if (kind === undefined) return undefined;
    const name =
      draft?.name ??
      (await showInput({
        title: `Add ${kind}`,
        prompt: 'What is it called?',
      }));
    if (name === undefined || plainLine(name) === '') return undefined;
    const day = await showInput({
      title: `When does ${plainLabel(name)} run out?`,
      prompt: 'A day, such as 2027-04-13; nothing where nobody knows',
      validateInput: (value) => (value === '' || isDay(value) ? undefined : 'Write it as 2027-04-13.'),
    });
    if (day === undefined) return undefined;
    return { name: plainLine(name), kind, ...(day === '' ? {} : { expires: day }) };
  },
};

/** Certificates that are in no file of the assets, then the domains that the code names, the project's own first. */
function offeredAssets({ assets, parties }: PartiesResult): readonly AssetDraft[] {
  const known = new Set(assets.map(({ name }) => name.toLowerCase()));
  const certificates = assets
    .filter(({ unlisted }) => unlisted)
    .map(({ name, day, path }): AssetDraft => ({
      name: `Certificate of ${name}`,
      kind: 'certificate',
      file: path,
      ...(day === undefined ? {} : { expires: day }),
    }));
  const own = parties.filter(({ found }) => found?.own === true);
  const others = parties.filter(({ found, name }) => found?.own === false && found.domains.includes(name));
  const domains = [...own, ...others]
    .flatMap(({ found }) => found?.domains ?? [])
    .filter((domain) => !known.has(domain))
    .map((domain): AssetDraft => ({ name: domain, kind: 'domain' }));
  return [...certificates, ...domains];
}
