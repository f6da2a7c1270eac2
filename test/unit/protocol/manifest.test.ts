import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import manifest from '../../../package.json';
import { defaultOutputFolder } from '../../../src/core/handover/outputFolder';
import { defaultRankWeights, type RankWeights, weightRanges } from '../../../src/core/hotspots/rankWeights';
import { defaultScanOptions } from '../../../src/core/hotspots/model';
import * as names from '../../../src/protocol/names';
import { sourcesOf } from '../../support/sources';

interface Clause {
  readonly where: string;
  readonly clause: string;
}

interface Contribution {
  readonly command?: string;
  readonly when?: string;
  readonly enablement?: string;
  readonly key?: string;
}

const { commands, contextKeys, hotspotSettings, hotspotStates, sessionSettings, handoverSettings, views } =
  names;
const { contributes } = manifest;
const keybindings: readonly Contribution[] = contributes.keybindings;
const menus = Object.entries(contributes.menus) as [string, readonly Contribution[]][];
const extensionSources = sourcesOf('src/extension');

/** Commands of VS Code and its built-in extensions that welcome texts may run. */
const foreignCommands = ['vscode.openFolder', 'workbench.trust.manage', 'git.init'];
/** Context keys of VS Code itself. */
const foreignKeys =
  /^(workspaceFolderCount|isWorkspaceTrusted|virtualWorkspace|view|viewItem|focusedView|editorHasSelection|explorerResourceIsRoot|resourceLangId|resourcePath|comment|commentController|commentThread|commentIsEmpty|commentThreadIsEmpty|config\.git\.enabled|gitOpenRepositoryCount|scmProvider)$/;

function clauses(): Clause[] {
  const of = (where: string, entries: readonly Contribution[]): Clause[] =>
    entries.flatMap(({ command, when, enablement }) =>
      [when, enablement].flatMap((clause) =>
        clause === undefined ? [] : [{ where: `${where} ${command ?? ''}`.trim(), clause }],
      ),
    );
  return [
    ...of('commands', contributes.commands),
    ...menus.flatMap(([menu, entries]) => of(menu, entries)),
    ...of('viewsWelcome', contributes.viewsWelcome),
    ...of('keybindings', keybindings),
  ];
}

/** The keys of a `when` clause; words compared with stand on the right of an operator. */
function keysOf(clause: string): readonly string[] {
  return clause
    .split(/&&|\|\|/)
    .map(
      (part) =>
        part
          .trim()
          .replace(/^[(!]+/, '')
          .replace(/\)+$/, '')
          .split(/\s*(?:==|!=|=~|>|<)\s*/)[0] ?? '',
    )
    .filter((key) => key !== 'false' && key !== 'true');
}

function sorted(values: Iterable<string>): string[] {
  return [...values].sort();
}

describe('the manifest and the code', () => {
  it('have the same commands', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commands)),
    );
  });

  it('use every command name', () => {
    const unused = Object.keys(commands).filter((name) => !extensionSources.includes(`commands.${name}`));
    assert.deepEqual(unused, []);
  });

  it('put every command into one of the two categories', () => {
    for (const { command, category } of contributes.commands) {
      assert.ok(category === 'Mob' || category === 'Handover', command);
    }
  });

  it('have the same views', () => {
    const contributed = Object.values(contributes.views).flatMap((ofContainer) =>
      ofContainer.map(({ id }) => id),
    );
    const { container, ...own } = views;
    assert.deepEqual(sorted(contributed), sorted(Object.values(own)));
    assert.deepEqual(Object.keys(contributes.views), [container]);
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [container],
    );
  });

  it('have the same settings', () => {
    const contributed = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    const typed = Object.entries(names)
      .filter(([name]) => name.endsWith('Settings'))
      .flatMap(([, settings]) => Object.values<string>(settings));
    assert.deepEqual(sorted(contributed), sorted(typed));
  });

  it('read every setting', () => {
    for (const [group, settings] of Object.entries({ hotspotSettings, sessionSettings, handoverSettings })) {
      for (const name of Object.keys(settings)) {
        assert.ok(extensionSources.includes(`${group}.${name}`), `${group}.${name}`);
      }
    }
  });

  it('have the same defaults', () => {
    const properties = Object.assign(
      {},
      ...contributes.configuration.map((part) => part.properties),
    ) as Record<string, { default: unknown }>;
    const expected = {
      [hotspotSettings.tags]: defaultScanOptions.tags,
      [hotspotSettings.exclude]: [],
      [hotspotSettings.maxFileKilobytes]: defaultScanOptions.maxFileBytes / 1000,
      [hotspotSettings.activeWithinDays]: defaultScanOptions.activeWithinDays,
      [hotspotSettings.scanOnOpen]: true,
      [hotspotSettings.probableDebts]: true,
      [handoverSettings.outputFolder]: defaultOutputFolder,
    };
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(properties[name]?.default, value, name);
  });

  it('have the same weights of the rank, with the same ranges', () => {
    const properties = contributes.configuration.map((part) => part.properties);
    const all = Object.assign({}, ...properties) as Record<string, unknown>;
    const weights = all[hotspotSettings.weights] as {
      properties: Record<string, { minimum: number; maximum: number; default: number }>;
    };
    assert.deepEqual(
      Object.entries(weights.properties).map(([name, { minimum: from, maximum: to, default: by }]) => [
        name,
        { from, to },
        by,
      ]),
      Object.entries(weightRanges).map(([name, range]) => [
        name,
        range,
        defaultRankWeights[name as keyof RankWeights],
      ]),
    );
  });

  it('have the same context keys', () => {
    const used = new Set(clauses().flatMap(({ clause }) => keysOf(clause)));
    const own = sorted([...used].filter((key) => !foreignKeys.test(key)));
    assert.deepEqual(own, sorted(Object.values(contextKeys)));
  });

  it('compare the state of the hotspots only with states there are', () => {
    const compared = clauses().flatMap(({ where, clause }) =>
      [...clause.matchAll(/mobHandover\.hotspotsState\s*[!=]=\s*(\w+)/g)].map(([, state]) => ({
        where,
        state,
      })),
    );
    assert.ok(compared.length > 0);
    for (const { where, state } of compared)
      assert.ok(
        hotspotStates.some((known) => known === state),
        `${where} ${String(state)}`,
      );
  });

  it('have a welcome text for every state without rows', () => {
    const welcomed = contributes.viewsWelcome.flatMap(
      ({ when }) => /hotspotsState == (\w+)/.exec(when)?.[1] ?? [],
    );
    assert.deepEqual(sorted(new Set(welcomed)), sorted(hotspotStates.filter((state) => state !== 'list')));
  });

  it('run from menus, keys and welcome texts only commands there are', () => {
    const linked = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command ?? ''),
    );
    const run = [...menus.flatMap(([, entries]) => entries), ...keybindings].map(
      ({ command }) => command ?? '',
    );
    const known = new Set<string>([...Object.values(commands), ...foreignCommands]);
    assert.ok(linked.length > 0 && run.length > 0);
    for (const command of [...linked, ...run]) assert.ok(known.has(command), command);
  });

  it('name the same extension', () => {
    assert.equal(names.extensionId, `${manifest.publisher}.${manifest.name}`);
  });

  it('name only icons that are there', () => {
    const icons = [
      manifest.icon,
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views).flatMap((ofContainer) => ofContainer.map(({ icon }) => icon)),
    ];
    for (const icon of icons) assert.ok(existsSync(path.resolve(__dirname, '../../..', icon)), icon);
  });
});
