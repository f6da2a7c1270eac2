import type * as vscode from 'vscode';
import {
  defaultFormats,
  type FormatId,
  formatIds,
  formatWords,
  parseFormats,
} from '../../core/handover/formats/formatList';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { showInput, showPick } from '../quickInput';

/** What is exported, and where to. */
export interface ExportChoices {
  readonly formats: readonly FormatId[];
  /** Valid, see `parseOutputFolder`. */
  readonly outputFolder: string;
}

const rememberedKey = 'handover.formats';
const title = 'Export the handover';

/**
 * Asks for the formats, with those of the last export ticked, and for the folder.
 * @param folder offered first; valid
 * @returns undefined where the person left a question
 */
export async function askExportChoices(
  memory: vscode.Memento,
  folder: string,
): Promise<ExportChoices | undefined> {
  const formats = await askFormats(remembered(memory));
  if (formats === undefined) return undefined;
  const outputFolder = await askFolder(folder);
  if (outputFolder === undefined) return undefined;
  await memory.update(rememberedKey, formats);
  return { formats, outputFolder };
}

function remembered(memory: vscode.Memento): readonly FormatId[] {
  const kept = memory.get<unknown>(rememberedKey);
  // A format of another version is not worth a question.
  const known = Array.isArray(kept) ? kept.filter((id) => formatIds.some((each) => each === id)) : [];
  const chosen = parseFormats(known);
  return chosen.kind === 'valid' ? chosen.formats : defaultFormats;
}

/** A quick pick that cannot be accepted with nothing ticked. */
async function askFormats(ticked: readonly FormatId[]): Promise<readonly FormatId[] | undefined> {
  const items = formatIds.map((id) => ({ id, label: formatWords[id].title, detail: formatWords[id].detail }));
  for (let picked = ticked; ;) {
    const chosen = await showPick(
      items.map((item) => ({ ...item, picked: picked.includes(item.id) })),
      {
        title: `${title} (1/2)`,
        placeHolder: picked.length === 0 ? 'Tick at least one format' : 'Which formats?',
        canPickMany: true,
        matchOnDetail: true,
      },
    );
    if (chosen === undefined) return undefined;
    if (chosen.length > 0) return chosen.map(({ id }) => id);
    picked = [];
  }
}

async function askFolder(folder: string): Promise<string | undefined> {
  const typed = await showInput({
    title: `${title} (2/2)`,
    prompt: 'Folder of the book, inside the project',
    value: folder,
    valueSelection: [folder.length, folder.length],
    validateInput: (value) => {
      const parsed = parseOutputFolder(value);
      return parsed.kind === 'invalid' ? parsed.message : undefined;
    },
  });
  const parsed = typed === undefined ? undefined : parseOutputFolder(typed);
  return parsed?.kind === 'valid' ? parsed.folder : undefined;
}

/** What a keybinding or a task hands to the command instead of being asked; undefined where it makes no sense. */
export function givenChoices(given: unknown, folder: string): ExportChoices | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { formats, outputFolder } = given as Record<string, unknown>;
  const chosen = parseFormats(Array.isArray(formats) ? formats : defaultFormats);
  const parsed = parseOutputFolder(outputFolder ?? folder);
  if (chosen.kind === 'invalid' || parsed.kind === 'invalid') return undefined;
  return { formats: chosen.formats, outputFolder: parsed.folder };
}
